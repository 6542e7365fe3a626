import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BuiltRelease, buildForReading } from '../../../test-support/release/built-release.ts';
import { openReadable, openWritable } from '../../sqlite/connection.ts';
import { missingTables, schemaVersion } from '../schema.ts';
import { openReader, readReleaseInfo } from './reader.ts';

/** Protects: a release of each older schema version stays readable, without what came later. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-older-'));
let release: BuiltRelease;
beforeAll(() => {
  release = buildForReading();
});
afterAll(() => {
  release.remove();
  rmSync(folder, { recursive: true });
});

const olderVersions = Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1);

/** The built-in release as a program of that version would have built it. */
function releaseOf(version: number): string {
  const file = join(folder, `${version}.db`);
  copyFileSync(join(release.folder, 'content.db'), file);
  const old = openWritable(file);
  old.pragma('foreign_keys = OFF');
  const tables = missingTables(version).flatMap((sql) => /CREATE TABLE temp\.(\w+)/.exec(sql)?.[1] ?? []);
  for (const table of tables.reverse()) old.exec(`DROP TABLE ${table}`);
  old.pragma(`user_version = ${version}`);
  old.close();
  return file;
}

it.each(olderVersions)('reads a release of schema %i', (version) => {
  const db = openReadable(releaseOf(version));
  const counts = readReleaseInfo(db, 'x').counts;
  const reader = openReader(db, 'ru');
  expect(counts.persons > 0).toBe(version >= 2);
  expect(reader.persons.list({ from: 0 }).total).toBe(counts.persons);
  expect(reader.camps.find('alzhir')?.peopleTotal === 0).toBe(version < 2);
  const hasDocuments = version >= 3;
  expect(reader.camps.find('karlag')?.documents.length !== 0).toBe(hasDocuments);
  expect(reader.documents.find('karlag-conditions-1958') !== undefined).toBe(hasDocuments);
  expect(reader.claims.find('karlag-conditions-1958')?.citations[0]?.document !== undefined).toBe(hasDocuments);
  expect(counts.ways > 0).toBe(version >= 6);
  expect(() => db.prepare('CREATE TABLE x (a)').run()).toThrow();
  db.close();
});
