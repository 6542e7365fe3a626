import type { ComponentChildren } from 'preact';
import styles from './Keyboard.module.css';
import { variantsOf } from './keyboard-layout.ts';

interface KeyboardKeyProps {
  letter: string;
  onLetter(letter: string): void;
  /** What stands on the key, where it is not the letter. */
  children?: ComponentChildren;
}

/** One key. Fingers are followed by the keyboard as a whole; a press from a keypad has no finger and comes as a click. */
export function KeyboardKey({ letter, onLetter, children }: KeyboardKeyProps) {
  return (
    <button
      type="button"
      class={children ? styles.space : styles.key}
      data-letter={letter}
      data-varied={variantsOf(letter).length > 0 || undefined}
      onClick={(event) => event.detail === 0 && onLetter(letter)}
    >
      {children ?? letter}
    </button>
  );
}
