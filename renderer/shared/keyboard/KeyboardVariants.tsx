import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './Keyboard.module.css';
import type { Offered } from './use-key-press.ts';

/** The letters that a held key offers, right above it and as large; never beyond the edge of the keyboard. */
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
