import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '@placemarkio/check-geojson';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { addPersons, smallPerson, smallStation } from '../../../test-support/release/persons.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { buildDatabase } from '../build/database.ts';
import { readContent } from '../content/read.ts';
import { readReleaseInfo } from '../read/reader.ts';
import { publishedTables, unpublishedTables } from './tables.ts';
import { writeReleaseData } from './write.ts';

/** Protects: what readers take away is whole, described, and only what the release shows. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-data-'));
const out = join(folder, 'out');
let db: ReadableDb;
let described: Described;

interface Described {
  resources: {
    name: string;
    path: string;
    hash: string;
    schema: {
      fields: { name: string; type: string }[];
      foreignKeys: { fields: [string]; reference: { resource: string; fields: [string] } }[];
    };
  }[];
}

beforeAll(() => {
  const content = smallContent();
  const withheld = { name: { kk: 'Құпиясыз', ru: 'Тайнова', en: 'Secretova' }, consent: 'withheld' };
  addPersons(
    content,
    smallPerson('shown', {}, [smallStation('shown-held', 'held', '1940', { camp: 'north' })]),
    smallPerson('hidden', withheld, []),
  );
  const source = writeContent(content);
  const read = readContent(source);
  rmSync(source, { recursive: true });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  buildDatabase(join(folder, 'content.db'), read.content, 1);
  db = openReadable(join(folder, 'content.db'));
  mkdirSync(out);
  writeReleaseData(db, readReleaseInfo(db, '0001-a'), out);
  described = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
});
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const rowsOf = (table: string): Record<string, string>[] =>
  parse(readFileSync(join(out, `${table}.csv`)), { columns: true, delimiter: ';', bom: true });

describe('the data of a release', () => {
  it('are the rows of its tables, in CSV and in JSON alike', () => {
    const json = JSON.parse(readFileSync(join(out, 'esimde.json'), 'utf8'));
    expect(json.release).toMatchObject({ id: '0001-a', licence: 'CC-BY-4.0' });
    expect(Object.keys(json.tables)).toEqual([...publishedTables]);
    for (const table of publishedTables) {
      const texts = json.tables[table].map((row: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value ?? '')])),
      );
      if (texts.length > 0) expect(rowsOf(table)).toEqual(texts);
      expect(texts).toHaveLength(db.prepare(`SELECT 1 FROM ${table}`).all().length);
    }
    expect(json.tables.claim.length).toBeGreaterThan(0);
  });

  it('are described file by file: each hash is right, and each reference names a row', () => {
    expect(described.resources.map(({ name }) => name)).toEqual([...publishedTables]);
    for (const { name, path, hash, schema } of described.resources) {
      const bytes = readFileSync(join(out, path));
      expect(`sha256:${createHash('sha256').update(bytes).digest('hex')}`).toBe(hash);
      for (const { fields, reference } of schema.foreignKeys) {
        const known = new Set(rowsOf(reference.resource).map((row) => row[reference.fields[0]]));
        const wanted = rowsOf(name).flatMap((row) => row[fields[0]] || []);
        expect(wanted.filter((each) => !known.has(each))).toEqual([]);
      }
    }
  });

  it('have the seats of camps as valid GeoJSON with their sources', () => {
    const text = readFileSync(join(out, 'seats.geojson'), 'utf8');
    expect(check(text).type).toBe('FeatureCollection');
    expect(JSON.parse(text).features[0].properties).toMatchObject({ camp: 'north', sources: expect.any(Array) });
  });

  it('hold no byte of a person who is withheld', () => {
    const all = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
    expect(all.join('')).toContain('shown-held');
    expect(all.join('')).not.toMatch(/Құпиясыз|Тайнова|Secretova|hidden/);
  });

  it('leave out no table by oversight, and publish none', () => {
    const tables = db
      .prepare<[], { name: string }>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search_index_%'",
      )
      .all();
    expect(tables.map(({ name }) => name).sort()).toEqual([...publishedTables, ...unpublishedTables].sort());
  });
});
