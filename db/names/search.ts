import {
  maxNameHits,
  type NameAnswer,
  type NameField,
  type NameFields,
  type NameHit,
  type NameQuery,
  type NameRing,
  nameRings,
} from '../model/api/names.ts';
import type { NameList } from './name-list.ts';
import { fieldsOf, firstBirthYear, foldedWords, lastBirthYear, type NameWord, wordsOf, yearIn } from './name-words.ts';
import { nearWords } from './near-words.ts';
import { searcherOf, type Wanted } from './ring-search.ts';
import { askedSounds, storedSounds } from './sounds.ts';

/** What curators say of an entry after its list was made. */
export interface EntryOverlay {
  row: number;
  isWithdrawn: boolean;
  fields: NameFields;
  /** Id of a person who this is. */
  person: string | null;
}

/** A list that can be searched. */
export interface SearchedList {
  id: string;
  list: NameList;
  /** By row. */
  overlays: ReadonlyMap<number, EntryOverlay>;
}

const maxTerms = 4;

/** @returns null where nothing is asked for: no word of a name */
function wantedOf(query: NameQuery): Wanted | null {
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

/** Searches lists ring by ring, so that a better reason comes first whatever list it is in. */
export function searchNames(lists: readonly SearchedList[], query: NameQuery): NameAnswer {
  const wanted = wantedOf(query);
  if (wanted === null) return { hits: [], more: false };
  const hits: NameHit[] = [];
  const searches = lists.map((searched) => ({
    searched,
    positionsIn: searcherOf(searched.list, wanted),
    seen: new Set<number>(),
  }));
  for (const ring of nameRings) {
    for (const { searched, positionsIn, seen } of searches) {
      for (const hit of correctedHits(searched, ring, wanted)) {
        if (hits.some(({ list, row }) => list === hit.list && row === hit.row)) continue;
        if (hits.length === maxNameHits) return { hits, more: true };
        hits.push(hit);
      }
      for (const position of positionsIn(ring)) {
        if (seen.has(position)) continue;
        seen.add(position);
        const entry = entryAt(searched, position);
        if (entry === null) continue;
        if (hits.length === maxNameHits) return { hits, more: true };
        hits.push({ ring, list: searched.id, ...entry });
      }
    }
  }
  return { hits, more: false };
}

/** An entry as its list has it; null where curators withdrew or corrected it. */
function entryAt({ list, overlays }: SearchedList, position: number): Omit<NameHit, 'ring' | 'list'> | null {
  const stored = list.entryAt(position);
  if (stored === null) return null;
  const overlay = overlays.get(stored.row);
  if (overlay !== undefined && (overlay.isWithdrawn || isCorrected(overlay))) return null;
  return { row: stored.row, ...fieldsOf(list.columns, stored.cells) };
}

const isCorrected = ({ fields }: EntryOverlay): boolean => Object.keys(fields).length > 0;

/** Corrected entries are few: they are compared one by one. */
function* correctedHits({ id, list, overlays }: SearchedList, ring: NameRing, wanted: Wanted): Generator<NameHit> {
  for (const { row, isWithdrawn, fields: corrections } of overlays.values()) {
    if (isWithdrawn || Object.keys(corrections).length === 0) continue;
    const stored = list.entryAt(list.positionOf(row) ?? -1);
    if (stored === null) continue;
    const fields = { ...fieldsOf(list.columns, stored.cells), ...corrections };
    if (isIn(ring, fields, wanted)) yield { ring, list: id, row, ...fields };
  }
}

/** Whether an entry that is not in the index, because it was corrected, is in a ring or one before. */
function isIn(ring: NameRing, fields: NameFields, { terms, given, years, values }: Wanted): boolean {
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
