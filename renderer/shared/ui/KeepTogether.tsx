import type { ComponentChildren } from 'preact';

/**
 * Text with a small element after it that must not wrap alone. Only the last letters are kept on its line, so that a word
 * longer than its column can still break.
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
