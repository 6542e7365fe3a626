import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NameColumn } from '../model/api/names.ts';
import type { EntryNote } from './catalogue.ts';
import { listFileName } from './list-file.ts';
import { NameList } from './name-list.ts';
import { nameWordsOf } from './name-words.ts';

/**
 * What a list has of the entry that a note is about: each of its columns by its field, or else by its heading; empty ones
 * too. A note belongs to this entry, not to a row: rows move from one version of a list to the next.
 */
export type NotedEntry = Record<string, string>;

const keyOf = ({ heading, field }: NameColumn): string => field ?? `“${heading}”`;

/** The entry of a row; null where the list has no such row. */
export function entryOfRow(list: NameList, row: number): NotedEntry | null {
  const position = list.positionOf(row);
  const cells = position === null ? undefined : list.entryAt(position)?.cells;
  return cells === undefined ? null : byColumn(list, cells);
}

const byColumn = ({ columns }: NameList, cells: readonly string[]): NotedEntry =>
  Object.fromEntries(columns.map((column, index) => [keyOf(column), cells[index] ?? '']));

/**
 * The row of an entry in a version of its list; null where no entry, or more than one, is the same. Columns that the version
 * has beside those of the entry do not count: an archive may add one.
 */
export function rowOfEntry(list: NameList, entry: NotedEntry): number | null {
  const nameWords = nameWordsOf(list.columns);
  const wordsOf = (cells: readonly string[]): string[] => nameWords(cells).map(({ folded }) => folded);
  const orderOf = (cells: readonly string[]): Buffer => Buffer.from(wordsOf(cells).join(' '));
  const wantedCells = list.columns.map((column) => entry[keyOf(column)] ?? '');
  const wanted = orderOf(wantedCells);
  const cellsAt = (position: number) => list.entryAt(position)?.cells ?? [];
  // Entries are in the order of these bytes.
  const [first, end] = list.prefixRange(wordsOf(wantedCells)[0] ?? '');
  let [low, high] = [first, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (orderOf(cellsAt(middle)).compare(wanted) < 0) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let position = low; position < end && found.length < 2; position++) {
    const stored = list.entryAt(position);
    if (stored === null || !orderOf(stored.cells).equals(wanted)) break;
    const candidate = byColumn(list, stored.cells);
    if (Object.entries(entry).every(([key, text]) => text === (candidate[key] ?? ''))) found.push(stored.row);
  }
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What a version of a list answers; null where its file is missing. @throws Error where it is damaged */
export function readVersion<T>(folder: string, { sha256 }: { sha256: string }, read: (list: NameList) => T): T | null {
  const file = join(folder, listFileName(sha256));
  if (!existsSync(file)) return null;
  const list = new NameList(file);
  try {
    return read(list);
  } finally {
    list.close();
  }
}

/** Whether two notes are about one entry. */
export const isSameEntry = (a: EntryNote, b: EntryNote): boolean =>
  a.list === b.list && a.row === b.row && (a.row !== null || JSON.stringify(a.entry) === JSON.stringify(b.entry));
