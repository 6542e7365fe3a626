/** The text of a field, and the selection or the caret (`start` = `end`), in UTF-16 units. */
export interface Typed {
  text: string;
  start: number;
  end: number;
}

export const maxLength = 60;

/** Inserts letters at the caret, or in place of the selection; nothing beyond the longest text. */
export function insert({ text, start, end }: Typed, letters: string, longest = maxLength): Typed {
  const next = text.slice(0, start) + letters + text.slice(end);
  return next.length > longest ? { text, start, end } : at(next, start + letters.length);
}

/** Deletes the selection, or else the letter before the caret. */
export function deleteBefore({ text, start, end }: Typed): Typed {
  const from = start === end ? start - lengthBefore(text, start) : start;
  return at(text.slice(0, from) + text.slice(end), from);
}

/** Moves the caret by one letter; a selection collapses to that end. */
export function moveCaret({ text, start, end }: Typed, step: -1 | 1): Typed {
  if (start !== end) return at(text, step < 0 ? start : end);
  return at(text, step < 0 ? start - lengthBefore(text, start) : start + lengthAfter(text, start));
}

function at(text: string, caret: number): Typed {
  return { text, start: caret, end: caret };
}

function lengthBefore(text: string, offset: number): number {
  return [...text.slice(0, offset)].at(-1)?.length ?? 0;
}

function lengthAfter(text: string, offset: number): number {
  return [...text.slice(offset)][0]?.length ?? 0;
}
