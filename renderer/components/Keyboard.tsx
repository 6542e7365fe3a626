import { useSignal } from '@preact/signals';
import { Delete, Eraser, Space } from 'lucide';
import type { Language } from '../../db/model/vocabulary.ts';
import { keyboardLayouts } from '../state/keyboardLayout.ts';
import { useServices } from '../state/services.ts';
import { language, t, wordsIn } from '../state/words.ts';
import { Icon } from './Icon.tsx';
import styles from './Keyboard.module.css';

interface KeyboardProps {
  onLetter(letter: string): void;
  onDelete(): void;
  onClear(): void;
}

/** The keyboard on the screen, in the visitor's alphabet; the others are one touch away. */
export function Keyboard({ onLetter, onDelete, onClear }: KeyboardProps) {
  const { kiosk } = useServices();
  const chosen = useSignal<Language | null>(null);
  const layout = chosen.value ?? language.value;
  const keepFocus = (event: Event): void => event.preventDefault();
  return (
    <fieldset
      class={styles.keyboard}
      aria-label={t('keyboard.label')}
      onPointerDown={keepFocus}
      onMouseDown={keepFocus}
    >
      {keyboardLayouts[layout].map((row) => (
        <div key={row} class={styles.row}>
          {[...row].map((letter) => (
            <button key={letter} type="button" class={styles.key} onClick={() => onLetter(letter)}>
              {letter}
            </button>
          ))}
        </div>
      ))}
      <div class={styles.row}>
        {kiosk.languages.map((each) => (
          <button
            key={each}
            type="button"
            class={styles.layout}
            lang={each}
            aria-pressed={each === layout}
            onClick={() => (chosen.value = each)}
          >
            {wordsIn(each)('keyboard.alphabet')}
          </button>
        ))}
        <button type="button" class={styles.space} onClick={() => onLetter(' ')}>
          <Icon node={Space} />
          {t('keyboard.space')}
        </button>
        <button type="button" class={styles.wide} onClick={onDelete}>
          <Icon node={Delete} />
          {t('keyboard.delete')}
        </button>
        <button type="button" class={styles.wide} onClick={onClear}>
          <Icon node={Eraser} />
          {t('keyboard.clear')}
        </button>
      </div>
    </fieldset>
  );
}
