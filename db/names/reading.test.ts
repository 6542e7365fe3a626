import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { BookOfNames } from './book.ts';
import { readingInFile, readingInMemory, readOn } from './reading.ts';

/** Protects: every name of every list is read in turn, none that was withdrawn, and a restart goes on where it stopped. */
const work = mkdtempSync(join(tmpdir(), 'esimde-reading-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Two lists of three and two rows; the second row of the first is withdrawn. */
const book = {
  lists: () => [{ id: 'a' }, { id: 'b' }],
  fieldsOf: (list: string, row: number) => {
    if (row > (list === 'a' ? 3 : 2)) return undefined;
    return list === 'a' && row === 2 ? null : { surname: `${list}${row}`, camp: 'not read' };
  },
} as unknown as BookOfNames;

const read = (place: ReturnType<typeof readingInMemory>, count: number) =>
  Array.from({ length: count }, () => readOn(book, place)?.fields.surname);

it('reads one list after another, and begins again', () => {
  const place = readingInMemory();
  expect(read(place, 3)).toEqual(['a1', 'a3', 'b1']);
  expect(read(place, 3)).toEqual(['b2', 'a1', 'a3']);
  expect(readOn(book, place)?.fields).not.toHaveProperty('camp');
});

it('goes on after a restart, and from the beginning where the file is damaged', () => {
  const file = join(work, 'reading.json');
  expect(read(readingInFile(file), 2)).toEqual(['a1', 'a3']);
  expect(read(readingInFile(file), 2)).toEqual(['b1', 'b2']);
  writeFileSync(file, '{');
  expect(read(readingInFile(file), 1)).toEqual(['a1']);
  expect(read(readingInFile(join(work, 'none', 'reading.json')), 1)).toEqual(['a1']);
});

it('begins with another list where its own is no longer in the release', () => {
  const place = readingInMemory();
  place.keep({ list: 'gone', row: 7 });
  expect(read(place, 1)).toEqual(['a1']);
  expect(readOn({ lists: () => [] } as unknown as BookOfNames, place)).toBeNull();
});
