import type { ComponentChildren } from 'preact';
import type { Language } from '../../../db/model/vocabulary.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Keyboard } from '../../shared/keyboard/Keyboard.tsx';
import { useServices } from '../navigation/services.ts';
import { visitorSignal } from '../navigation/visit.ts';
import { SearchField, useSearchField } from '../search/SearchField.tsx';
import styles from './BookOfNames.module.css';

/** The alphabet of the on-screen keyboard; null: that of the visitor's language. */
const alphabet = visitorSignal<Language | null>(null);

interface BookOfNamesProps {
  title: string;
  /** What is typed. */
  text: string;
  onText(text: string): void;
  /** Between the field and the keyboard: filters and a count. */
  desk: ComponentChildren;
  /** The results. */
  children: ComponentChildren;
}

/** Names by what is typed: the results, and the field, the filters and the keyboard within reach. */
export function BookOfNames({ title, text, onText, desk, children }: BookOfNamesProps) {
  const { kiosk } = useServices();
  const { field, onText: _onText, ...keys } = useSearchField(onText);
  return (
    <div class={styles.book} data-typed={text !== ''}>
      <div class={styles.results} data-scroller>
        <h1 class={styles.title}>{title}</h1>
        {children}
      </div>
      <div class={styles.desk}>
        <div>
          <SearchField field={field} text={text} onText={onText} placeholder={t('people.placeholder')} />
        </div>
        <p class={styles.hint}>{t('people.hint')}</p>
        {desk}
        <div class={styles.keys}>
          <Keyboard
            layout={alphabet.value ?? language.value}
            languages={kiosk.languages}
            lettersOnly
            onLayout={(layout) => (alphabet.value = layout)}
            {...keys}
          />
        </div>
      </div>
    </div>
  );
}
