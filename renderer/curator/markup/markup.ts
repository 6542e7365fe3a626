/** The selection in a text, or the caret. */
export interface Span {
  start: number;
  end: number;
}

interface Changed {
  text: string;
  span: Span;
}

const starsAtEnd = /\*{0,3}$/;
const starsAtStart = /^\*{0,3}/;

/** Whether a text is between such marks; `**` is not emphasis. */
function isWrappedIn(mark: '*' | '**', before: string, after: string): boolean {
  const stars = Math.min(starsAtEnd.exec(before)?.[0].length ?? 0, starsAtStart.exec(after)?.[0].length ?? 0);
  return mark === '*' ? stars % 2 === 1 : stars >= mark.length;
}

/** Puts marks around the selection, or removes them. */
export function wrapped(text: string, { start, end }: Span, mark: '*' | '**'): Changed {
  const { length } = mark;
  const isWrapped = isWrappedIn(mark, text.slice(0, start), text.slice(end));
  const inner = text.slice(start, end);
  if (isWrapped) {
    return {
      text: text.slice(0, start - length) + inner + text.slice(end + length),
      span: { start: start - length, end: end - length },
    };
  }
  return {
    text: text.slice(0, start) + mark + inner + mark + text.slice(end),
    span: { start: start + length, end: end + length },
  };
}

/** Turns the selection, or the word at the caret, into a link to a record. */
export function linked(text: string, span: Span, kind: string, id: string): Changed {
  const { start, end } = span.start === span.end ? wordAt(text, span.start) : span;
  const link = `[${text.slice(start, end) || id}](${kind}:${id})`;
  const caret = start + link.length;
  return { text: text.slice(0, start) + link + text.slice(end), span: { start: caret, end: caret } };
}

/** Inserts the mark of a claim behind the selection. */
export function marked(text: string, { end }: Span, claimId: string): Changed {
  const mark = `[^${claimId}]`;
  const caret = end + mark.length;
  return { text: text.slice(0, end) + mark + text.slice(end), span: { start: caret, end: caret } };
}

function wordAt(text: string, caret: number): Span {
  const before = /[\p{L}\p{N}-]*$/u.exec(text.slice(0, caret))?.[0].length ?? 0;
  const after = /^[\p{L}\p{N}-]*/u.exec(text.slice(caret))?.[0].length ?? 0;
  return { start: caret - before, end: caret + after };
}
