import { alphabet } from '../../visitor/navigation/visit.ts';
import { language, t } from '../i18n/i18n.ts';
import styles from './Keyboard.module.css';
import { KeyboardDelete } from './KeyboardDelete.tsx';
import { KeyboardFoot } from './KeyboardFoot.tsx';
import { KeyboardKey } from './KeyboardKey.tsx';
import { KeyboardVariants } from './KeyboardVariants.tsx';
import { columnsOf, digits, keyboardLayouts } from './keyboard-layout.ts';
import { useKeyHand } from './use-key-press.ts';

export interface KeyboardProps {
  onLetter(letter: string): void;
  onDelete(): void;
  onMove(step: -1 | 1): void;
  onClear(): void;
}

/** The keyboard on the screen, in the visitor's alphabet; the others are one touch away. A held key offers variants. */
export function Keyboard({ onLetter, onDelete, onMove, onClear }: KeyboardProps) {
  const layout = alphabet.value ?? language.value;
  const rows = keyboardLayouts[layout];
  const { offered, choice, events } = useKeyHand(onLetter);
  return (
    <fieldset class={styles.keyboard} aria-label={t('keyboard.label')} {...events}>
      <div class={styles.letters} style={{ '--columns': columnsOf(layout) }}>
        {rows.map((row) => (
          <div key={row} class={styles.row}>
            {[...row].map((letter) => (
              <KeyboardKey key={letter} letter={letter} onLetter={onLetter} />
            ))}
            {row === rows.at(-1) && <KeyboardDelete onDelete={onDelete} />}
          </div>
        ))}
      </div>
      <div class={styles.digits}>
        {[...digits].map((digit) => (
          <KeyboardKey key={digit} letter={digit} onLetter={onLetter} />
        ))}
      </div>
      <KeyboardFoot layout={layout} onLetter={onLetter} onMove={onMove} onClear={onClear} />
      {offered && <KeyboardVariants key={offered.letter} offered={offered} choice={choice} />}
    </fieldset>
  );
}
