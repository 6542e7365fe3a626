import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { NameAnswer, NameEntry } from '../../../db/model/api/names.ts';
import { openBook } from '../../../db/names/book.ts';
import { parseManifest } from '../../../db/release/manifest.ts';
import { appFolder } from '../../kiosk/app-folder.ts';

/** Protects: one command brings a list of names from a file to the visitors' page, and nothing of a faulty one. */
const data = mkdtempSync(join(tmpdir(), 'esimde-names-cli-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));
const file = join(data, 'list.csv');

function esimde(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const program = join(appFolder(), 'dist/esimde.js');
  const said = spawnSync(process.execPath, [program, 'names', ...words, '--data', join(data, 'museum')], {
    encoding: 'utf8',
  });
  expect(said.stderr).not.toMatch(/\n\s+at /);
  return said;
}

function shown(): { search(q: string): NameAnswer; entry(row: number): NameEntry | null; folder: string } {
  const releases = join(data, 'museum', 'releases');
  const { current } = JSON.parse(readFileSync(join(releases, 'current'), 'utf8')) as { current: string };
  const folder = join(releases, current);
  const manifest = parseManifest(readFileSync(join(folder, 'manifest.json')));
  if (manifest === null) throw new Error('there is no release');
  const book = openBook(folder, manifest);
  return { folder, search: (q) => book.search({ q }), entry: (row) => book.entry('test', row, 'en') };
}

it('imports, publishes, corrects, withdraws and removes a list on a fresh data folder', { timeout: 300_000 }, () => {
  writeFileSync(file, 'Тегі;Аты;Туған жылы;Ескерту\nДжусупбеков;Болат;1901;x\nКим;Бон;19x5;\n');
  const refused = esimde('import', file, '--list', 'test', '--publish', '--json');
  expect(refused.status).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    error: { code: 'rows', problems: [{ row: 2, line: 3, column: 'Туған жылы', value: '19x5', code: 'not-a-year' }] },
  });
  expect(readdirSync(join(data, 'museum', 'workshop', 'names'))).toEqual([]);

  writeFileSync(file, 'Тегі;Аты;Туған жылы;Ескерту\nДжусупбеков;Болат;1901;x\nКим;Бон;1905;\n');
  const imported = esimde(
    'import',
    file,
    '--list',
    'test',
    '--title',
    'Test',
    '--holder',
    'Archive',
    '--publish',
    '--json',
  );
  expect(imported.status, imported.stderr).toBe(0);
  expect(JSON.parse(imported.stdout)).toMatchObject({ list: { id: 'test', rows: 2 }, release: {} });
  const first = shown();
  expect(first.search('Жүсіпбек').hits).toMatchObject([
    { ring: 'sounds', list: 'test', row: 1, surname: 'Джусупбеков' },
  ]);
  expect(first.entry(1)).toMatchObject({
    list: { title: 'Test', holder: 'Archive' },
    others: [{ heading: 'Ескерту', text: 'x' }],
  });
  const [name = ''] = readdirSync(join(first.folder, 'names')).filter((one) => one.endsWith('.names'));
  expect(statSync(join(first.folder, 'names', name)).ino).toBe(statSync(join(data, 'museum/workshop/names', name)).ino);

  expect(esimde('note', 'test', '1', '--withdraw', '--reason', 'test').status).toBe(0);
  expect(esimde('note', 'test', '3', '--withdraw', '--reason', 'test').status).toBe(1);
  expect(esimde('note', 'test', '2', '--reason', 'test').status).toBe(2);
  const noted = esimde('note', 'test', '2', '--set', 'surname=Исправленский', '--reason', 'test', '--publish');
  expect(noted.status, noted.stderr).toBe(0);
  const second = shown();
  expect([second.search('Жүсіпбек').hits, second.entry(1)]).toEqual([[], null]);
  expect(second.search('Исправленский').hits).toMatchObject([{ row: 2, ring: 'written' }]);
  expect(second.entry(2)?.corrected).toEqual([{ field: 'surname', asListed: 'Ким' }]);

  writeFileSync(file, 'Тегі;Аты;Туған жылы;Ескерту\nКим;Бон;1905;\nДжусупбеков;Болат;1901;y\n');
  const ending = esimde('import', file, '--list', 'test', '--publish');
  expect([ending.status, ending.stderr]).toEqual([1, expect.stringContaining('  Джусупбеков Болат 1901 (withdrawn)')]);
  expect(shown().entry(1)).toBeNull();
  const waiting = esimde('note', 'test', '2', '--withdraw', '--reason', 'test');
  expect([waiting.status, waiting.stdout]).toEqual([0, expect.stringContaining('A new version waits for approval')]);
  expect(esimde('import', file, '--list', 'test', '--publish', '--end-notes').status).toBe(0);
  expect(shown().entry(1)?.corrected).toEqual([{ field: 'surname', asListed: 'Ким' }]);
  expect(shown().entry(2)).toBeNull();

  expect(esimde('verify').stdout).toBe('List test is intact.\n');
  expect(esimde('remove', 'test').status).toBe(0);
  expect(esimde('list').stdout).toBe('There is no list yet.\n');
  expect(esimde('import', join(data, 'none.csv'), '--list', 'test').status).toBe(2);
  expect(esimde('import', file, '--list', 'Not An Id').status).toBe(2);
});
