import type { NameField, NameFields, NameQuery, NameRing } from '../../model/api/names.ts';
import { firstBirthYear, foldedWords, lastBirthYear, type NameWord, wordsOf, yearIn } from '../name-words.ts';
import { nearWords } from './near-words.ts';
import { askedSounds, storedSounds } from './sounds.ts';

/** Columns whose values can be asked for by their words. */
export type ValueFilter = 'camp' | 'people' | 'place' | 'birthplace';

/** What is looked for, read once. */
export interface Wanted {
  /** Words of which one may be the first of a name; all have to be in it. */
  terms: NameWord[];
  /** Words of the given name or patronymic. */
  given: NameWord[];
  years: { from: number; to: number } | null;
  /** Folded words that a value of the list has to have. */
  values: { filters: readonly ValueFilter[]; words: string[] }[];
}

const maxTerms = 4;

/** @returns null where nothing is asked for: no word of a name */
export function wantedOf(query: NameQuery): Wanted | null {
  const words = wordsOf(query.q);
  const isYear = (text: string): boolean =>
    /^\d{4}$/.test(text) && Number(text) >= firstBirthYear && Number(text) <= lastBirthYear;
  const terms = words.filter(({ text }) => !isYear(text)).slice(0, maxTerms);
  if (terms.length === 0) return null;
  const typedYear = words.find(({ text }) => isYear(text))?.text;
  const born = query.born ?? (typedYear === undefined ? undefined : Number(typedYear));
  const within = query.within ?? 0;
  const value = (filters: Wanted['values'][number]['filters'], text = '') => {
    const folded = foldedWords(text);
    return folded.length === 0 ? [] : [{ filters, words: folded }];
  };
  return {
    terms,
    given: wordsOf(query.given ?? '').slice(0, maxTerms),
    years: born === undefined ? null : { from: born - within, to: born + within },
    values: [
      ...value(['place', 'birthplace'], query.place),
      ...value(['camp'], query.camp),
      ...value(['people'], query.people),
    ],
  };
}

const wordsIn = (fields: NameFields, ...of: NameField[]): NameWord[] =>
  of.flatMap((field) => wordsOf(fields[field] ?? ''));

/** The words of a name of which one has to be asked for: those of the family, or else the others. */
export function anchorsOf(fields: NameFields): NameWord[] {
  const family = wordsIn(fields, 'surname', 'otherNames', 'name');
  return family.length > 0 ? family : wordsIn(fields, 'given', 'patronymic');
}

/** Whether an entry without an index is in a ring or one before. */
export function isIn(ring: NameRing, fields: NameFields, { terms, given, years, values }: Wanted): boolean {
  const own = wordsIn(fields, 'given', 'patronymic');
  const anchors = anchorsOf(fields);
  const names = [...anchors, ...own];
  const matches = matcherOf(ring);
  if (!terms.some((term) => anchors.some((word) => matches(term, word)))) return false;
  if (!terms.every((term) => names.some((word) => matches(term, word)))) return false;
  if (!given.every((term) => own.some((word) => matches(term, word)))) return false;
  const year = yearIn(fields.born ?? '');
  if (years !== null && (year === null || year < years.from || year > years.to)) return false;
  return values.every(({ filters, words: wanted }) =>
    filters.some((filter) => {
      const found = foldedWords(fields[filter] ?? '');
      return wanted.every((start) => found.some((word) => word.startsWith(start)));
    }),
  );
}

function matcherOf(ring: NameRing): (term: NameWord, word: NameWord) => boolean {
  const begins = (term: NameWord, word: NameWord) => word.folded.startsWith(term.folded);
  if (ring === 'written') return begins;
  const sounds = (term: NameWord, word: NameWord) => {
    const codes = storedSounds(word.text);
    return askedSounds(term.text).some((code) => codes.includes(code));
  };
  if (ring === 'sounds') return (term, word) => begins(term, word) || sounds(term, word);
  return (term, word) => begins(term, word) || sounds(term, word) || nearWords(term.folded).includes(word.folded);
}
