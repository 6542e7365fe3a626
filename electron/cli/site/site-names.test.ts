import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import type { NameQuery } from '../../../db/model/api/names.ts';
import { entriesFile, type SiteEntries } from '../../../db/model/site-names.ts';
import { type BookOfNames, openBook } from '../../../db/names/book.ts';
import { namesFolderOf } from '../../../db/names/catalogue.ts';
import { approveList, noteEntry, noteImport } from '../../../db/names/catalogue-changes.ts';
import { importNames } from '../../../db/names/import.ts';
import { addLists } from '../../../db/names/released-lists.ts';
import { namesIndex } from '../../../db/release/manifest.ts';
import { searchNames } from '../../../renderer/site/names.ts';
import { generatedHeadings, nameGenerator } from '../../../test-support/names/generated-names.ts';
import { writeSiteNames } from './site-names.ts';

/** Protects: the web edition finds names in a few files, has what its museum may show on the web, and nothing else. */
const work = mkdtempSync(join(tmpdir(), 'esimde-site-names-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The book of a release with a list for the web, and one for the halls. */
async function bookOf(rows: string): Promise<BookOfNames> {
  const folder = namesFolderOf(mkdtempSync(join(work, 'workshop-')));
  for (const [id, web, lines] of [
    ['web', true, rows],
    ['halls', undefined, 'surname;given\nСекретов;Тайный\n'],
  ] as const) {
    const file = join(work, 'list.csv');
    writeFileSync(file, lines);
    const outcome = await importNames({ file, folder, thisYear: 2026 });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    const text = { title: { kk: id, ru: id, en: id }, web };
    noteImport(folder, { id, text, isTitled: true, version: outcome.value, by: 'A', at: '2026' });
    approveList(folder, id);
  }
  const note = { list: 'web', person: null, reason: 'r', at: '2026', by: 'A', approvedBy: 'B' };
  noteEntry(folder, { ...note, row: 1, withdrawn: true, fields: {} });
  noteEntry(folder, { ...note, row: 2, withdrawn: false, fields: { surname: 'Исправленский' } });
  const release = mkdtempSync(join(work, 'release-'));
  expect(addLists(folder, release).ok).toBe(true);
  return openBook(release, { files: [{ path: namesIndex, bytes: 0, sha256: '' }] });
}

/** The files of the site, and the search of its page, which says what it loaded. */
function siteOf(book: BookOfNames) {
  const files = new Map<string, string>();
  writeSiteNames(book, (file, content) => void files.set(file, content));
  const contentOf = (file: string): unknown => {
    const script = files.get(file);
    return script === undefined ? undefined : JSON.parse(script.slice(script.indexOf('push([') + 5, -2))[1];
  };
  const search = async (query: NameQuery) => {
    const loaded: string[] = [];
    const answer = await searchNames(async (file) => {
      loaded.push(file);
      return contentOf(file);
    }, query);
    return { ...answer, loaded };
  };
  return { files, contentOf, search };
}

it('finds a name as it is written and as it sounds, with what was corrected and without what was withdrawn', async () => {
  const book = await bookOf(
    'surname;given;born;camp;article\nСкрытый;Иван;1900;;\nОшибкин;Пётр;1901;;\nДжусупбеков;Болат;1902;Карлаг;58\nКим;Бон;1905;;\n',
  );
  const { files, contentOf, search } = siteOf(book);
  expect((await search({ q: 'Жүсіпбек' })).hits).toMatchObject([
    { ring: 'sounds', list: 'web', row: 3, camp: 'Карлаг' },
  ]);
  expect((await search({ q: 'джус' })).hits).toMatchObject([{ ring: 'written', row: 3 }]);
  expect((await search({ q: 'Джусупбеков', born: 1850, within: 5 })).hits).toEqual([]);
  expect((await search({ q: 'Исправленский' })).hits).toMatchObject([{ row: 2 }]);
  for (const q of ['Скрытый', 'Ошибкин', 'Секретов', '']) expect((await search({ q })).hits).toEqual([]);
  expect([...files.values()].join('')).not.toMatch(/Скрытый|Секретов/);
  const entries = contentOf(entriesFile('web', 3)) as SiteEntries;
  expect(entries.find(({ row }) => row === 3)?.fields.article).toBe('58');
  expect(entries.find(({ row }) => row === 2)?.corrected).toEqual([{ field: 'surname', asListed: 'Ошибкин' }]);
  book.close();
});

it('answers as the kiosk does from 300 kB of files, for any name of a list', async () => {
  const next = nameGenerator(3);
  const rows = Array.from({ length: 1_500 }, () => next());
  const book = await bookOf(`${generatedHeadings}\n${rows.map((cells) => cells.join(';')).join('\n')}\n`);
  const { files, search } = siteOf(book);
  const sizes = new Map([...files].map(([file, script]) => [file, gzipSync(script).length]));
  for (const [surname = '', given = ''] of rows.slice(100, 125)) {
    for (const q of [surname, `${surname} ${given}`, surname.slice(0, 4)]) {
      const { hits, more, loaded } = await search({ q });
      const keyOf = ({ ring, list, row }: { ring: string; list: string; row: number }) => `${ring} ${list} ${row}`;
      const kiosk = book.search({ q });
      const theirs = kiosk.hits.filter(({ ring, list }) => ring !== 'perhaps' && list === 'web');
      if (more) expect([q, kiosk.more]).toEqual([q, true]);
      else expect(hits.map(keyOf).sort(), q).toEqual(theirs.map(keyOf).sort());
      expect(loaded.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0)).toBeLessThan(300_000);
    }
  }
  book.close();
});

it('writes nothing where no list is for the web', async () => {
  const book = await bookOf('surname\nА\nБ\n');
  const files: string[] = [];
  writeSiteNames({ ...book, webLists: () => [] }, (file) => void files.push(file));
  expect(files).toEqual([]);
  book.close();
});
