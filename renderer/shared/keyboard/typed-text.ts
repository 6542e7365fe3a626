/** What stands in a field, and the caret or the selection in it, in UTF-16 units. */
export interface Typed {
  text: string;
  start: number;
  end: number;
}

export const longestInput = 60;

/** Puts letters at the caret, in place of what is selected. A full field takes no more. */
export function insert({ text, start, end }: Typed, letters: string): Typed {
  const next = text.slice(0, start) + letters + text.slice(end);
  return next.length > longestInput ? { text, start, end } : at(next, start + letters.length);
}

/** Takes away what is selected, else the letter before the caret. */
export function deleteBefore({ text, start, end }: Typed): Typed {
  const from = start === end ? start - lengthBefore(text, start) : start;
  return at(text.slice(0, from) + text.slice(end), from);
}

/** Moves the caret by one letter; a selection falls together at that end. */
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
