import { fold, foldWithMap, originalRange } from '../fold.ts';

/** In UTF-16 units; the rest of a longer query is ignored. */
export const maxQueryLength = 100;
const maxTerms = 8;
/** Characters before the first match of an excerpt, and its maximum length. */
const leadLength = 50;
const maxExcerptLength = 180;

const words = /[\p{L}\p{N}]+/gu;
/** Runs without spaces; no match crosses a space. */
const chunks = /\S+/g;

/** What a visitor looks for, as folded words; each is searched as the beginning of a word. */
export interface Wanted {
  /** Letters and digits only, whatever was typed. */
  terms: string[];
  /** Finds the beginnings of words in a folded text; of two terms the longer one. */
  pattern: RegExp;
  /** The terms as an FTS5 expression. They are quoted, so that `AND` or `NEAR` is a word too. */
  expression: string;
}

/** @returns null if the query has no words */
export function wantedOf(query: string): Wanted | null {
  const terms = (fold(query.slice(0, maxQueryLength)).match(words) ?? []).slice(0, maxTerms);
  if (terms.length === 0) return null;
  const longestFirst = [...terms].sort((a, b) => b.length - a.length);
  return {
    terms,
    pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})`, 'gu'),
    expression: expressionOf(terms),
  };
}

/** Single letters are searched in names only: every text has them. */
function expressionOf(terms: readonly string[]): string {
  const all = terms.map((term) => `"${term}"*`).join(' ');
  return terms.some((term) => term.length > 1) ? all : `title : (${all})`;
}

/** Whether each of the terms begins some word of a folded text. */
export function matchesAll(folded: string, { terms }: Wanted): boolean {
  const found = folded.match(words) ?? [];
  return terms.every((term) => found.some((word) => word.startsWith(term)));
}

/** Ranges [start, end) of a text that the terms match. Only words that match are folded with their offsets. */
export function matchesIn(text: string, { pattern }: Wanted): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { 0: chunk, index } of text.matchAll(chunks)) {
    if (fold(chunk).search(pattern) === -1) continue;
    const folded = foldWithMap(chunk);
    for (const match of folded.text.matchAll(pattern)) {
      const [start, end] = originalRange(folded, match.index, match.index + match[0].length);
      ranges.push([index + start, index + end]);
    }
  }
  return ranges;
}

function firstMatch(text: string, { pattern }: Wanted): number {
  for (const { 0: chunk, index } of text.matchAll(chunks)) {
    if (fold(chunk).search(pattern) !== -1) return index;
  }
  return -1;
}

export interface Excerpt {
  excerpt: string;
  matches: [number, number][];
}

/** A text as lines, folded lazily. No word crosses a line. */
export class Passages {
  readonly #lines: string[];
  readonly #folded: string[] = [];

  constructor(text: string) {
    this.#lines = text === '' ? [] : text.split('\n');
  }

  /** The first passage that has a match, or null. */
  firstMatch(wanted: Wanted): Excerpt | null {
    for (const [index, line] of this.#lines.entries()) {
      this.#folded[index] ??= fold(line);
      const at = this.#folded[index].search(wanted.pattern) === -1 ? -1 : firstMatch(line, wanted);
      if (at === -1) continue;
      const excerpt = clipped(line, startBefore(line, at));
      return { excerpt, matches: matchesIn(excerpt, wanted) };
    }
    return null;
  }

  /** The beginning, with nothing marked; null where there is no text. */
  beginning(): Excerpt | null {
    const [line] = this.#lines;
    return line === undefined ? null : { excerpt: clipped(line, 0), matches: [] };
  }
}

/** A word's beginning not far before the match. */
function startBefore(line: string, match: number): number {
  if (match <= leadLength) return 0;
  const space = line.indexOf(' ', match - leadLength);
  return space === -1 || space >= match ? match : space + 1;
}

function clipped(line: string, start: number): string {
  const rest = line.slice(start);
  const space = rest.lastIndexOf(' ', maxExcerptLength);
  const isComplete = rest.length <= maxExcerptLength;
  const piece = isComplete ? rest : `${rest.slice(0, space > maxExcerptLength / 2 ? space : maxExcerptLength)}…`;
  return start === 0 ? piece : `…${piece}`;
}
