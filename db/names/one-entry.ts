import type { NameField, NameFields, NameRing } from '../model/api/names.ts';
import { foldedWords, type NameWord, wordsOf, yearIn } from './name-words.ts';
import { nearWords } from './near-words.ts';
import type { Wanted } from './ring-search.ts';
import { askedSounds, storedSounds } from './sounds.ts';

/** Whether an entry that is not in the index, because it was corrected, is in a ring or one before. */
export function isIn(ring: NameRing, fields: NameFields, { terms, given, years, values }: Wanted): boolean {
  const words = (...of: NameField[]): NameWord[] => of.flatMap((field) => wordsOf(fields[field] ?? ''));
  const family = words('surname', 'otherNames', 'name');
  const own = words('given', 'patronymic');
  const names = [...family, ...own];
  const anchors = family.length > 0 ? family : own;
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
