import { useContext } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { WorkshopContext } from '../app/context.ts';
import { chooseLanguage, language, t, translateIn } from '../app/i18n.ts';
import styles from './Shell.module.css';

/** Қаз · Рус · Eng: what the workshop speaks, always in sight. */
export function Languages() {
  const workshop = useContext(WorkshopContext);
  const choose = (each: Language): void => {
    chooseLanguage(each);
    // Chosen anyway for as long as the page is open.
    workshop?.preferences.change({ language: each }).catch(() => {});
  };
  return (
    <fieldset class={styles.languages} aria-label={t('languages.label')}>
      {languages.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          class={styles.language}
          aria-pressed={each === language.value}
          title={translateIn(each)('language.name')}
          onClick={() => choose(each)}
        >
          {translateIn(each)('language.short')}
        </button>
      ))}
    </fieldset>
  );
}
