import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { museumIn } from '../../test-support/workshop/museum.ts';
import { parseManifest, toBytes } from '../release/manifest.ts';
import { releasesFolder } from '../release/store/pointer.ts';
import { openWritable } from '../sqlite/connection.ts';
import { namesFolderOf } from './catalogue.ts';
import { approveList, noteImport } from './catalogue-changes.ts';
import { importNames } from './import.ts';
import { listFileName } from './list-file.ts';

/** Protects: a release has a list as it was imported, or is refused; what a list is named for is its hash. */
const work = mkdtempSync(join(tmpdir(), 'esimde-released-lists-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function museumWithList(name: string) {
  const data = join(work, name);
  const museum = museumIn(data, join(work, 'none'));
  const folder = namesFolderOf(join(data, 'workshop'));
  const file = join(data, 'list.csv');
  writeFileSync(file, 'surname;born\nA;1901\nB;1902\n');
  const outcome = await importNames({ file, folder, thisYear: 2026 });
  if (!outcome.ok) throw new Error(outcome.error.kind);
  const text = { title: { kk: 'T', ru: 'T', en: 'T' } };
  noteImport(folder, { id: 'list', text, isTitled: true, version: outcome.value, by: 'A', at: '2026' });
  approveList(folder, 'list');
  return { data, museum, folder, list: join(folder, listFileName(outcome.value.sha256)) };
}

it('publishes a list by a link, without reading it again', async () => {
  const { data, museum, list } = await museumWithList('linked');
  expect(await museum.publish()).toMatchObject({ ok: true });
  expect(museum.shown()).toBe(2);
  const [release = ''] = readdirSync(releasesFolder(data)).filter((name) => /^\d+$/.test(name));
  const manifest = parseManifest(readFileSync(join(releasesFolder(data), release, 'manifest.json')));
  expect(manifest?.files.map(({ path }) => path)).toContain(`names/${list.slice(-70)}`);
});

it('refuses to publish a list that is missing or shorter than it was imported', async () => {
  const { museum, list } = await museumWithList('missing');
  const bytes = readFileSync(list);
  writeFileSync(list, bytes.subarray(0, 4_096));
  expect(await museum.publish()).toMatchObject({ ok: false, error: { reason: 'truncated-file' } });
  rmSync(list);
  expect(await museum.publish()).toMatchObject({ ok: false, error: { reason: 'missing-file' } });
});

it('does not show a release whose list was changed after it was imported', async () => {
  const { museum, list } = await museumWithList('changed');
  const db = openWritable(list);
  db.exec('UPDATE list SET rows = 9');
  db.close();
  await museum.publish();
  expect(() => museum.shown()).toThrow('changed-file');
});

it('accepts no manifest that gives a list another hash than its name', async () => {
  const { data, museum } = await museumWithList('named');
  expect(await museum.publish()).toMatchObject({ ok: true });
  const manifest = parseManifest(readFileSync(join(releasesFolder(data), '0002', 'manifest.json')));
  if (manifest === null) throw new Error('no manifest');
  const files = manifest.files.map((file) => ({
    ...file,
    path: file.path.replace(/names\/[0-9a-f]{64}/, `names/${'a'.repeat(64)}`),
  }));
  expect(parseManifest(toBytes(manifest))).not.toBeNull();
  expect(parseManifest(toBytes({ ...manifest, files }))).toBeNull();
});
