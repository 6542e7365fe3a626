import type { ComponentChildren } from 'preact';

/**
 * Words with something small after them that must not stand alone on the next line. Only the last letters are tied to
 * it: they keep their word, and a word longer than its column can still be broken.
 */
export function KeepTogether({ text, children }: { text: string; children: ComponentChildren }) {
  const [, head = '', last = text] = /^(.*?)(\S{1,3})$/s.exec(text) ?? [];
  return (
    <>
      {head}
      <span class="nowrap">
        {last}
        {children}
      </span>
    </>
  );
}
