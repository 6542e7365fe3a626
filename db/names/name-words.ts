import type { NameColumn, NameField, NameFields } from '../model/api/names.ts';
import { detached } from '../model/detached.ts';
import { fold } from '../model/fold.ts';

/** A word of a name as it is written, and folded. */
export interface NameWord {
  text: string;
  folded: string;
}

const word = /[\p{L}\p{M}\p{N}'’ʼʻ`]+/gu;

/** Names repeat: what was folded is remembered. */
const maxRemembered = 50_000;
const remembered = new Map<string, NameWord[]>();

/** The words of a text; a hyphen divides them. */
export function wordsOf(text: string): NameWord[] {
  const found = remembered.get(text);
  if (found !== undefined) return found;
  // Of the text alone: a cell of a line keeps the whole line in memory.
  const own = detached(text);
  const words = (own.match(word) ?? []).flatMap((one) => {
    const folded = fold(one);
    return folded === '' ? [] : [{ text: one, folded }];
  });
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(own, words);
  return words;
}

export const foldedWords = (text: string): string[] => wordsOf(text).map(({ folded }) => folded);

const nameParts = ['surname', 'name', 'otherNames', 'given', 'patronymic'] as const satisfies readonly NameField[];

/** Begins the further words of surnames and other names, which are searched as first words are; after every letter. */
export const familyMark = '~';

/** The words of an entry's name, the surname's first: by them a list is in order. Further family names carry their mark. */
export const nameWordsOf = (columns: readonly NameColumn[]): ((cells: readonly string[]) => NameWord[]) => {
  const indices = nameParts.flatMap((field) => {
    const index = columns.findIndex((column) => column.field === field);
    return index === -1 ? [] : [{ index, isFamily: field === 'surname' || field === 'otherNames' }];
  });
  return (cells) => {
    const words: NameWord[] = [];
    for (const { index, isFamily } of indices) {
      for (const one of cells[index] ? wordsOf(cells[index]) : []) {
        words.push(isFamily && words.length > 0 ? { ...one, folded: familyMark + one.folded } : one);
      }
    }
    return words;
  };
};

/** Fields of an entry by the columns of its list. */
export function fieldsOf(columns: readonly NameColumn[], cells: readonly string[]): NameFields {
  const fields: NameFields = {};
  for (const [index, { field }] of columns.entries()) {
    const cell = cells[index];
    if (field !== null && cell) fields[field] = cell;
  }
  return fields;
}

/** Years that a date of birth may have. */
export const firstBirthYear = 1750;
export const lastBirthYear = firstBirthYear + 254;

/** The first year in a text, such as `ок. 1905` or `12.03.1901`; null where there is no year. */
export function yearIn(text: string): number | null {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return year === undefined ? null : Number(year);
}
