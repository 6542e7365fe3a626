import { fold, foldWithMap, originalRange } from '../model/fold.ts';

/** Longest query that is looked at, in UTF-16 units; what stands behind it is dropped. */
export const longestQuery = 100;
const mostTerms = 8;
/** How much of a text stands before the first match in an excerpt, and how long the excerpt is, in characters. */
const leadLength = 50;
const excerptLength = 180;

const words = /[\p{L}\p{N}]+/gu;

/** The folded words of a query; each is searched as the beginning of a word. Letters and digits only, whatever is typed. */
export function termsOf(query: string): string[] {
  return (fold(query.slice(0, longestQuery)).match(words) ?? []).slice(0, mostTerms);
}

/** The terms as an FTS5 expression: every term has to begin some word. Quoted, so that `AND` or `NEAR` is a word too. */
export function expressionOf(terms: readonly string[]): string {
  return terms.map((term) => `"${term}"*`).join(' ');
}

/** Whether each of the terms begins some word of a folded text. */
export function matchesAll(folded: string, terms: readonly string[]): boolean {
  const found = folded.match(words) ?? [];
  return terms.every((term) => found.some((word) => word.startsWith(term)));
}

/** Ranges [start, end) of a text whose words begin with one of the terms; of two terms the longer one is marked. */
export function matchesIn(text: string, terms: readonly string[]): [number, number][] {
  const folded = foldWithMap(text);
  const ranges: [number, number][] = [];
  for (const word of folded.text.matchAll(words)) {
    const length = longestBeginning(word[0], terms);
    if (length > 0) ranges.push(originalRange(folded, word.index, word.index + length));
  }
  return ranges;
}

export interface Excerpt {
  excerpt: string;
  matches: [number, number][];
}

/** The first passage of a text that has a match; where none has, its beginning. Null for an empty text. */
export function excerptOf(text: string, terms: readonly string[]): Excerpt | null {
  for (const line of text.split('\n')) {
    if (!hasMatch(line, terms)) continue;
    const first = matchesIn(line, terms)[0];
    if (first) return clipped(line, startBefore(line, first[0]), terms);
  }
  return beginningOf(text);
}

/** The beginning of a text, with nothing marked. */
export function beginningOf(text: string): Excerpt | null {
  const [line = ''] = text.split('\n', 1);
  return line === '' ? null : clipped(line, 0, []);
}

function hasMatch(line: string, terms: readonly string[]): boolean {
  return (fold(line).match(words) ?? []).some((word) => longestBeginning(word, terms) > 0);
}

function longestBeginning(word: string, terms: readonly string[]): number {
  return terms.reduce((length, term) => (word.startsWith(term) ? Math.max(length, term.length) : length), 0);
}

/** A word's beginning not far before the match. */
function startBefore(line: string, match: number): number {
  if (match <= leadLength) return 0;
  const space = line.indexOf(' ', match - leadLength);
  return space === -1 || space >= match ? match : space + 1;
}

function clipped(line: string, start: number, terms: readonly string[]): Excerpt {
  const rest = line.slice(start);
  const space = rest.lastIndexOf(' ', excerptLength);
  const whole = rest.length <= excerptLength;
  const piece = whole ? rest : `${rest.slice(0, space > excerptLength / 2 ? space : excerptLength)}…`;
  const excerpt = start === 0 ? piece : `…${piece}`;
  return { excerpt, matches: terms.length === 0 ? [] : matchesIn(excerpt, terms) };
}
