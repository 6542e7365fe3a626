/** A part of a printed fragment; the marked ones are the words of the figure. */
interface PrintedPart {
  text: string;
  marked: boolean;
}

/**
 * Splits a fragment into the words of the figure and the words around them.
 *
 * @param asPrinted the figure as printed; … in it marks omitted words
 */
export function printedParts(fragment: string, asPrinted: string): PrintedPart[] {
  const parts: PrintedPart[] = [];
  let end = 0;
  for (const words of asPrinted.split('…').map((text) => text.trim())) {
    const at = words === '' ? -1 : fragment.indexOf(words, end);
    if (at === -1) continue;
    parts.push({ text: fragment.slice(end, at), marked: false }, { text: words, marked: true });
    end = at + words.length;
  }
  parts.push({ text: fragment.slice(end), marked: false });
  return parts.filter(({ text }) => text !== '');
}
