import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { leastCpuMs } from '../../../test-support/processor-time.ts';
import { buildForReading } from '../../../test-support/release/built-release.ts';
import { buildSmallRelease, project, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { fold } from '../../model/fold.ts';
import { openReadable } from '../../sqlite/connection.ts';
import { parseManifest } from '../manifest.ts';
import { buildBuiltinRelease, isFreeForBuild } from './release.ts';

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const bytesOf = (folder: string) =>
  ['content.db', 'manifest.json', 'manifest.sig'].map((file) => readFileSync(join(folder, file)));

/** Protects: reviewers on other machines can reproduce the signed bytes. */
describe('the same content', () => {
  it('gives the same bytes, within two seconds of a processor', () => {
    const built = buildForReading();
    // Processor time: the wall clock also counts what else the machine is doing. The bench prints both ends of it.
    const leastMs = leastCpuMs(2000, () => buildBuiltinRelease(project, join(work, 'timed')));
    expect(bytesOf(join(work, 'timed'))).toEqual(bytesOf(built.folder));
    expect(leastMs).toBeLessThan(2000);
    built.remove();
  });
});

describe('a release folder', () => {
  const folder = buildSmallRelease(join(work, 'small'), treeKey(), 7);

  it('lists every file with its size and hash, and takes its name from its content', () => {
    const manifest = parseManifest(readFileSync(join(folder, 'manifest.json')));
    const [file] = manifest?.files ?? [];
    expect(manifest).toMatchObject({
      formatVersion: 1,
      sequence: 7,
      schemaVersion: 7,
      date: '2026-01-01',
      by: 'Esimde',
    });
    expect(manifest?.id).toBe(`0007-${file?.sha256.slice(0, 8)}`);
    expect(file).toMatchObject({ path: 'content.db', bytes: statSync(join(folder, 'content.db')).size });
    expect(readdirSync(folder).sort()).toEqual(['content.db', 'manifest.json', 'manifest.sig', 'media']);
  });

  it('replaces an earlier build and leaves nothing beside it', () => {
    const place = join(work, 'alone', 'release');
    for (const sequence of [1, 2]) buildSmallRelease(place, treeKey(), sequence);
    expect(readdirSync(join(work, 'alone'))).toEqual(['release']);
    expect(parseManifest(readFileSync(join(place, 'manifest.json')))?.sequence).toBe(2);
  });

  it('never replaces anything but a build', () => {
    const place = join(work, 'somebody');
    mkdirSync(place);
    writeFileSync(join(place, 'letters.txt'), 'dear');
    expect(isFreeForBuild(place)).toBe(false);
    expect(() => buildSmallRelease(place, treeKey())).toThrow('is no release');
    expect(readdirSync(place)).toEqual(['letters.txt']);
  });
});

describe('its database', () => {
  const db = openReadable(join(buildSmallRelease(join(work, 'database'), treeKey()), 'content.db'));
  afterAll(() => db.close());
  const all = (sql: string, ...values: string[]) => db.prepare(sql).all(...values);

  it('contains nothing unverified', () => {
    expect(all('SELECT id FROM claim ORDER BY id')).not.toContainEqual({ id: 's3' });
    expect(all(`SELECT id FROM source`)).toEqual([{ id: 'handbook' }]);
    expect(all(`SELECT id FROM citation WHERE source_id = 'unverified'`)).toEqual([]);
    expect(all(`SELECT expansion_kk FROM glossary_term`)).toEqual([{ expansion_kk: null }]);
    expect(all(`SELECT title FROM search_entry WHERE title LIKE 'Secret%'`)).toEqual([]);
  });

  it('keeps an open end open, and parses dates once', () => {
    expect(all(`SELECT amount_min, amount_max FROM claim WHERE id = 's2'`)).toEqual([
      { amount_min: null, amount_max: 400 },
    ]);
    expect(all(`SELECT first_year, last_year FROM camp`)).toEqual([{ first_year: 1931, last_year: 1959 }]);
    const [row] = db.prepare<[], { json: string }>('SELECT existed_json AS json FROM camp').all();
    expect(JSON.parse(row?.json ?? '')).toMatchObject({
      firstDay: '1931-09-17',
      lastDay: '1959-12-31',
      interval: true,
    });
  });

  it('has the claims marked in a text, and its words without markup', () => {
    expect(all('SELECT text_id, claim_id, position FROM text_claim')).toEqual([
      { text_id: 'memory', claim_id: 's1', position: 1 },
    ]);
    const [row] = db
      .prepare<[], { body: string }>(`SELECT body FROM search_entry WHERE entry_group = 'text' AND language = 'en'`)
      .all();
    expect(row?.body).toBe('Lead.\nThere were 1\u00a0000 people: GULAG.');
  });

  it.each([
    ['севлаг', 'camp', 'north'],
    ['ДОЛИНКА', 'place', 'north'],
    ['gulag', 'term', 'gulag'],
    ['указ', 'law', 'm1'],
    ['қанша', 'question', 'how-many'],
  ])('finds %s folded', (word, group, id) => {
    const sql = `SELECT DISTINCT entry_group, entry_id FROM search_index JOIN search_entry ON search_entry.id = search_index.rowid
      WHERE search_index MATCH ?`;
    expect(all(sql, `"${fold(word)}"`)).toContainEqual({ entry_group: group, entry_id: id });
  });
});
