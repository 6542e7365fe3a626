import { expect, it } from 'vitest';
import { formatVersion, type Manifest, parseManifest, toBytes } from './manifest.ts';

const manifest: Manifest = {
  formatVersion,
  id: '0007-9f2c1a7b',
  sequence: 7,
  minimumAppVersion: '0.1.0',
  schemaVersion: 1,
  title: { kk: 'а', ru: 'а', en: 'a' },
  date: '2026-11-22',
  by: 'Museum',
  files: [{ path: 'content.db', bytes: 1, sha256: '0'.repeat(64) }],
};

it('accepts an id that begins with the sequence number', () => {
  expect(parseManifest(toBytes(manifest))).toEqual(manifest);
});

it('refuses the id of another sequence number, by which caches would mix two releases up', () => {
  expect(parseManifest(toBytes({ ...manifest, sequence: 77 }))).toBeNull();
});
