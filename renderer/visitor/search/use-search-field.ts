import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { deleteBefore, insert, moveCaret, type Typed } from '../../shared/keyboard/typed-text.ts';
import { sheet } from '../evidence/sheet.ts';

/** A field that is written in from both keyboards; the caret goes with what is written. */
export function useSearchField(onWrite: (text: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  // Before the paint: who sees the field may already be writing.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  useTypingAnywhere(field);

  const change = (next: (typed: Typed) => Typed): void => {
    const input = field.current;
    if (!input) return;
    const caret = input.value.length;
    const typed = next({
      text: input.value,
      start: input.selectionStart ?? caret,
      end: input.selectionEnd ?? caret,
    });
    const changed = typed.text !== input.value;
    if (changed) input.value = typed.text;
    input.setSelectionRange(typed.start, typed.end);
    if (changed) onWrite(typed.text);
  };
  const onText = (text: string): void => change(() => ({ text, start: text.length, end: text.length }));
  return {
    field,
    onText,
    onLetter: (letter: string) => change((typed) => insert(typed, letter)),
    onDelete: () => change(deleteBefore),
    onMove: (step: -1 | 1) => change((typed) => moveCaret(typed, step)),
    onClear: () => onText(''),
  };
}

/** A real keyboard writes in the field wherever the focus is; what else its keys do stays as it is. */
function useTypingAnywhere(field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const writes = (event.key.length === 1 && event.key !== ' ') || event.key === 'Backspace';
      const command = event.ctrlKey || event.altKey || event.metaKey;
      if (writes && !command && !sheet.peek()) field.current?.focus({ preventScroll: true });
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [field]);
}
