import type { ComponentChildren } from 'preact';

/** Words with something small after them that must not stand alone on the next line. */
export function Tied({ text, children }: { text: string; children: ComponentChildren }) {
  const [, head = '', last = text] = /^(.*\s)?(\S{1,28})$/s.exec(text) ?? [];
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
