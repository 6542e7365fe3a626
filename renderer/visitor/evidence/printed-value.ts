/** A piece of a printed fragment; the marked ones are the figure's own words. */
export interface PrintedPiece {
  words: string;
  marked: boolean;
}

/**
 * Parts a fragment into the words of the figure and the words around them.
 *
 * @param asPrinted the figure as printed; … in it stands for words that are left out
 */
export function printedPieces(fragment: string, asPrinted: string): PrintedPiece[] {
  const pieces: PrintedPiece[] = [];
  let end = 0;
  for (const part of asPrinted.split('…').map((text) => text.trim())) {
    const at = part === '' ? -1 : fragment.indexOf(part, end);
    if (at === -1) continue;
    pieces.push({ words: fragment.slice(end, at), marked: false }, { words: part, marked: true });
    end = at + part.length;
  }
  pieces.push({ words: fragment.slice(end), marked: false });
  return pieces.filter(({ words }) => words !== '');
}
