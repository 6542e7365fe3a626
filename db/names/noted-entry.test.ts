import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { namesIndex } from '../release/manifest.ts';
import { namesFolderOf, readCatalogue } from './catalogue.ts';
import { approveList, approveNote, noteEntry, noteImport, notesWithoutEntry } from './catalogue-changes.ts';
import { importNames } from './import.ts';
import { addLists, type ReleasedIndex } from './released-lists.ts';

/** Protects: a note reaches the entry that it is about, and no other, whatever happens to the rows of its list. */
const work = mkdtempSync(join(tmpdir(), 'esimde-noted-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
let folder = '';
beforeEach(() => {
  folder = namesFolderOf(mkdtempSync(join(work, 'workshop-')));
});

const at = '2026-01-01T00:00:00.000Z';
const text = { title: { kk: 'T', ru: 'T', en: 'T' } };

/** Imports a version of the list. */
async function version(lines: string): Promise<void> {
  const file = join(work, 'list.csv');
  writeFileSync(file, lines);
  const outcome = await importNames({ file, folder, thisYear: 2026 });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  expect(noteImport(folder, { id: 'l', text, isTitled: true, version: outcome.value, by: 'A', at }).ok).toBe(true);
}

const withdraw = (row: number, approvedBy: string | null = 'B'): void => {
  const note = { list: 'l', row, withdrawn: true, fields: {}, person: null, reason: 'r', at, by: 'A', approvedBy };
  expect(noteEntry(folder, note).ok).toBe(true);
};

/** Rows that the next release withdraws. */
function withdrawn(): number[] {
  const release = mkdtempSync(join(work, 'release-'));
  expect(addLists(folder, release).ok).toBe(true);
  const index = JSON.parse(readFileSync(join(release, namesIndex), 'utf8')) as ReleasedIndex;
  return index.notes.filter((note) => note.withdrawn).map(({ row }) => row);
}

const heading = 'surname;given;born;village\n';
const bon = 'Ким;Бон;1905;Уштобе\n';
const first = `${heading}Абаев;Абай;1901;\n${bon}Ким;Бон;1906;Уштобе\n`;

it('follows its entry to another row of a new version', async () => {
  await version(first);
  approveList(folder, 'l');
  withdraw(2);
  await version(`${heading}Яковлев;Яков;1900;\n${first.slice(heading.length)}`);
  expect(withdrawn()).toEqual([2]);
  expect(approveList(folder, 'l').ok).toBe(true);
  expect(withdrawn()).toEqual([3]);
});

it('made while a new version waits reaches the entry in the version that visitors see', async () => {
  await version(first);
  approveList(folder, 'l');
  await version(`${heading}Яковлев;Яков;1900;\n${first.slice(heading.length)}`);
  withdraw(3, null);
  expect(withdrawn()).toEqual([]);
  expect(approveNote(folder, 'l', 3, 'B').ok).toBe(true);
  expect(withdrawn()).toEqual([2]);
  // An entry of the new version alone has no row in the old one.
  withdraw(1);
  expect(withdrawn()).toEqual([2]);
  approveList(folder, 'l');
  expect(withdrawn().sort()).toEqual([1, 3]);
});

it.each([
  ['an entry has changed', `${heading}Ким;Бон;1905;Ушто-бе\n`],
  ['an entry is missing', `${heading}Ким;Бон;1906;Уштобе\n`],
  ['a column is missing', 'surname;given;born\nКим;Бон;1905\n'],
  ['two entries may be it', 'surname;given;born;village;file\nКим;Бон;1905;Уштобе;1\nКим;Бон;1905;Уштобе;2\n'],
])('refuses the approval of a version in which %s, unless the note ends', async (_, changed) => {
  await version(`${heading}${bon}`);
  approveList(folder, 'l');
  withdraw(1);
  await version(changed);
  expect(withdrawn()).toEqual([1]);
  expect(notesWithoutEntry(readCatalogue(folder), 'l')).toMatchObject([{ row: null, entry: { surname: 'Ким' } }]);
  expect(approveList(folder, 'l')).toEqual({ ok: false, error: 'ending-notes' });
  expect(withdrawn()).toEqual([1]);
  expect(approveList(folder, 'l', 1).ok).toBe(true);
  expect(withdrawn()).toEqual([]);
});

it('finds its entry again in a later version, and in one with a further column', async () => {
  await version(first);
  withdraw(2);
  await version(`${heading}Абаев;Абай;1901;\n`);
  expect(notesWithoutEntry(readCatalogue(folder), 'l')).toHaveLength(1);
  await version('file;given;surname;born;village\n7;Бон;Ким;1905;Уштобе\n');
  expect(notesWithoutEntry(readCatalogue(folder), 'l')).toEqual([]);
  approveList(folder, 'l');
  expect(withdrawn()).toEqual([1]);
});

it('finds each of many entries under any name, also of hundreds who share one', async () => {
  const people = Array.from({ length: 1_200 }, (_, index) => [
    ['Ким', 'Әбдірахман', 'Ó Ríain', '𐌀𐌁', 'Абай-оглы'][index % 5] ?? '',
    ['Бон', '', 'Ян'][index % 3] ?? '',
    `${1_800 + (index % 100)}`,
    `${index}`,
  ]);
  const lines = (rows: string[][]) => `${heading}${rows.map((row) => row.join(';')).join('\n')}\n`;
  await version(lines(people));
  const noted = people.flatMap((_, index) => (index % 40 === 0 ? [index + 1] : []));
  for (const row of noted) withdraw(row);
  await version(lines(people.toReversed()));
  approveList(folder, 'l');
  expect(withdrawn()).toEqual(noted.map((row) => people.length + 1 - row));
});

it('of an earlier program, which wrote down no entry, follows the entry that its row had', async () => {
  await version(first);
  approveList(folder, 'l');
  withdraw(2);
  const file = join(folder, 'catalogue.json');
  const catalogue = readCatalogue(folder);
  writeFileSync(file, JSON.stringify({ ...catalogue, notes: catalogue.notes.map(({ entry: _, ...note }) => note) }));
  expect(withdrawn()).toEqual([2]);
  await version(`${heading}Яковлев;Яков;1900;\n${first.slice(heading.length)}`);
  approveList(folder, 'l');
  expect(withdrawn()).toEqual([3]);
});
