import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './Keyboard.module.css';
import { variantsOf } from './keyboard-layout.ts';
import type { Offered } from './use-key-press.ts';

interface KeyboardKeyProps {
  letter: string;
  onLetter(letter: string): void;
  /** A sign in place of the letter, and its name. */
  children?: ComponentChildren;
  label?: string;
}

/** One key. The keyboard tracks the pointers of all keys; a press from a keypad has no pointer and comes as a click. */
export function KeyboardKey({ letter, onLetter, children, label }: KeyboardKeyProps) {
  return (
    <button
      type="button"
      class={children ? styles.space : styles.key}
      aria-label={label}
      data-letter={letter}
      data-varied={variantsOf(letter).length > 0 || undefined}
      onClick={(event) => event.detail === 0 && onLetter(letter)}
    >
      {children ?? letter}
    </button>
  );
}

/** The letters that a held key offers: above the key, as large as it, within the edges of the keyboard. */
export function KeyboardVariants({ offered, choice }: { offered: Offered; choice: string | null }) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const board = own.current?.offsetParent?.getBoundingClientRect();
    if (!own.current || !board) return;
    const key = offered.element.getBoundingClientRect();
    const { style } = own.current;
    style.setProperty('--key-width', `${key.width}px`);
    const width = own.current.offsetWidth;
    const left = Math.min(Math.max(key.left + (key.width - width) / 2, board.left), board.right - width);
    style.left = `${left - board.left}px`;
    style.bottom = `${board.bottom - key.top}px`;
  }, [offered]);
  return (
    <div ref={own} class={styles.variants}>
      {offered.variants.map((letter) => (
        <button
          key={letter}
          type="button"
          class={styles.variant}
          data-variant={letter}
          data-chosen={letter === choice || undefined}
          onClick={() => offered.choose(letter)}
        >
          {letter}
        </button>
      ))}
    </div>
  );
}
