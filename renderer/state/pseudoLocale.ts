/** Lengthens and accents words by about 40 %, so that pictures show where a longer language would be cut. */
export function pseudoLocale(text: string): string {
  const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', а: 'а́', е: 'е́', о: 'о́' };
  const accented = text.replace(/[aeiouаео]/g, (letter) => accents[letter] ?? letter);
  return `${accented}${'·'.repeat(Math.ceil(text.length * 0.4))}`;
}
