import type { NameRing } from '../../model/api/names.ts';
import type { NameList } from '../name-list.ts';
import { familyMark, type NameWord } from '../name-words.ts';
import { distance, nearWords } from './near-words.ts';
import { askedSounds } from './sounds.ts';
import type { ValueFilter, Wanted } from './wanted.ts';

/** Entries that are looked at for one ring: bounds a query that filters leave little of. */
const maxScanned = 300_000;
/** Surnames that sound alike, the nearest first. */
const maxAlike = 400;

type Matches = (position: number) => boolean;

/**
 * Positions of the entries of a list that belong to a ring, the best first: a generator, so that the search ends with what
 * is shown. Entries of a ring before may come again.
 */
export function searcherOf(list: NameList, wanted: Wanted): (ring: NameRing) => Generator<number> {
  const matchesFilters = filterOf(list, wanted);
  const partMatcher = partMatchers(list);
  return (ring) => positionsIn(list, ring, wanted, { matchesFilters, partMatcher });
}

interface Matchers {
  matchesFilters: Matches;
  partMatcher(ring: NameRing, word: NameWord): Matches;
}

function* positionsIn(
  list: NameList,
  ring: NameRing,
  wanted: Wanted,
  { matchesFilters, partMatcher }: Matchers,
): Generator<number> {
  const given = wanted.given.map((word) => partMatcher(ring, word));
  let scanned = 0;
  for (const [index, term] of wanted.terms.entries()) {
    const others = wanted.terms.filter((_, other) => other !== index).map((word) => partMatcher(ring, word));
    const matches = all([...others, ...given], matchesFilters);
    for (const position of surnamePositions(list, ring, term, others.length + given.length > 0)) {
      if (++scanned > maxScanned) return;
      if (matches(position)) yield position;
    }
  }
  const [first, ...rest] = wanted.terms;
  if (first === undefined) return;
  const matches = all([...rest.map((word) => partMatcher(ring, word)), ...given], matchesFilters);
  for (const position of list.positionsOfParts(otherParts(list, ring, first))) {
    if (++scanned > maxScanned) return;
    if (matches(position)) yield position;
  }
}

/** Further family names as first ones; given names only whole, as they are written: «Ахметов» is not each son of an Ахмет. */
function otherParts(list: NameList, ring: NameRing, { text, folded }: NameWord): number[] {
  if (ring === 'written') return [...list.parts([folded]), ...idsIn(list.partRange(familyMark + folded))];
  if (ring === 'perhaps') return list.parts(nearWords(folded).map((word) => familyMark + word));
  const [low, high] = list.partRange(familyMark);
  return high < low ? [] : list.partsSounding(askedSounds(text), low);
}

const idsIn = ([low, high]: [number, number]): number[] =>
  high < low ? [] : Array.from({ length: Math.min(high - low + 1, maxAlike) }, (_, offset) => low + offset);

/** @param hasOthers whether a name has other words, one of which may be written in another way than its first */
function* surnamePositions(list: NameList, ring: NameRing, term: NameWord, hasOthers: boolean): Generator<number> {
  if (ring === 'written' || hasOthers) {
    const [from, to] = list.prefixRange(term.folded);
    for (let position = from; position < to; position++) yield position;
  }
  if (ring === 'written') return;
  const words = ring === 'sounds' ? soundingSurnames(list, term) : list.surnames(nearWords(term.folded));
  for (const { first, count } of words) {
    for (let position = first; position < first + count; position++) yield position;
  }
}

function soundingSurnames(list: NameList, { text, folded }: NameWord) {
  const words = list.surnamesSounding(askedSounds(text));
  const ranked = words.map((word) => ({ ...word, distance: distance(folded, word.word) }));
  return ranked.sort((a, b) => a.distance - b.distance || a.first - b.first).slice(0, maxAlike);
}

/** Whether another word of an entry's name is a word, in a ring or one before. Each word is looked up once in a query. */
function partMatchers(list: NameList): Matchers['partMatcher'] {
  const known = new Map<string, Matches>();
  const made = (ring: NameRing, word: NameWord): Matches => {
    if (ring === 'written') {
      const [low, high] = list.partRange(word.folded);
      const [familyLow, familyHigh] = list.partRange(familyMark + word.folded);
      const begins = (id: number) => (id >= low && id <= high) || (id >= familyLow && id <= familyHigh);
      return (position) => list.hasPart(position, begins);
    }
    const isSounds = ring === 'sounds';
    const before = matcher(isSounds ? 'written' : 'sounds', word);
    const alike = new Set(isSounds ? list.partsSounding(askedSounds(word.text)) : list.parts(nearWords(word.folded)));
    if (alike.size === 0) return before;
    return (position) => before(position) || list.hasPart(position, (id) => alike.has(id));
  };
  const matcher = (ring: NameRing, word: NameWord): Matches => {
    const key = `${ring} ${word.text}`;
    const found = known.get(key) ?? made(ring, word);
    known.set(key, found);
    return found;
  };
  return matcher;
}

const all =
  (parts: readonly Matches[], filters: Matches): Matches =>
  (position) =>
    filters(position) && parts.every((matches) => matches(position));

function filterOf(list: NameList, { years, values }: Wanted): Matches {
  const filters = values.map(({ filters: columns, words }) => valueFilter(list, columns, words));
  return (position) => {
    if (years !== null) {
      const year = list.yearAt(position);
      if (year === null || year < years.from || year > years.to) return false;
    }
    return filters.every((matches) => matches(position));
  };
}

/** Values repeat: each is compared once in a query. */
function valueFilter(list: NameList, columns: readonly ValueFilter[], words: readonly string[]): Matches {
  const known = new Map<number, boolean>();
  const isWanted = (id: number): boolean => {
    if (id === 0) return false;
    const found = known.get(id);
    if (found !== undefined) return found;
    const text = list.valueWords(id);
    const matches = words.every((word) => text.includes(` ${word}`));
    known.set(id, matches);
    return matches;
  };
  return (position) => columns.some((column) => isWanted(list.valueAt(column, position)));
}
