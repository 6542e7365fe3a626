import { cpSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  museumKey,
  resign,
  resignDatabase,
  smallRelease,
  temporaryFolder,
  treeKey,
} from '../../../test-support/release/release.ts';
import { openWritable } from '../../sqlite/connection.ts';
import { trustBuiltin, trustInstalled } from './trust.ts';
import { type RefusalReason, refusalReasons, verifyRelease } from './verify.ts';

/** Protects: no release that is broken, foreign or too new is ever opened, and each is refused for its own reason. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const stranger = museumKey();
const good = smallRelease(join(work, 'good'), museum.secret);
const builtin = smallRelease(join(work, 'builtin'), treeKey());
const former = museumKey();
const trust = trustInstalled([museum.open, former.open], builtin, [former.open.id]);

let number = 0;
function spoil(change: (folder: string) => void): string {
  const folder = join(work, `spoiled-${number++}`);
  cpSync(good, folder, { recursive: true });
  change(folder);
  return folder;
}

/** The bytes of a database of ours with one thing changed. */
function changedDatabase(statement: string): Buffer {
  const file = join(work, `changed-${number++}.db`);
  cpSync(join(good, 'content.db'), file);
  const db = openWritable(file);
  db.exec(statement);
  db.close();
  return readFileSync(file);
}

const flipLastByte = (file: string) => {
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

const broken: [RefusalReason, string, (folder: string) => void][] = [
  ['missing', 'no folder', (folder) => rmSync(folder, { recursive: true })],
  ['unreadable-manifest', 'no manifest', (folder) => rmSync(join(folder, 'manifest.json'))],
  ['unreadable-manifest', 'half a manifest', (folder) => truncateSync(join(folder, 'manifest.json'), 100)],
  [
    'unreadable-manifest',
    'a signed manifest of another form',
    (folder) => resign(folder, museum.secret, () => ({ formatVersion: 1 })),
  ],
  [
    'unreadable-manifest',
    'a path out of the folder',
    (folder) =>
      resign(folder, museum.secret, (m) => ({ ...m, files: [...m.files, { ...m.files[0], path: 'media/../../x' }] })),
  ],
  [
    'unreadable-manifest',
    'names that are one file on Windows and macOS',
    (folder) =>
      resign(folder, museum.secret, (m) => ({
        ...m,
        files: [...m.files, { ...m.files[0], path: 'media/a.jpg' }, { ...m.files[0], path: 'media/A.jpg' }],
      })),
  ],
  [
    'unreadable-manifest',
    'a file that is a folder, too',
    (folder) =>
      resign(folder, museum.secret, (m) => ({
        ...m,
        files: [...m.files, { ...m.files[0], path: 'media/a' }, { ...m.files[0], path: 'media/a/b' }],
      })),
  ],
  [
    'unreadable-manifest',
    'a name that is a device on Windows',
    (folder) =>
      resign(folder, museum.secret, (m) => ({ ...m, files: [...m.files, { ...m.files[0], path: 'media/aux.jpg' }] })),
  ],
  ['revoked-key', 'a key that was trusted once', (folder) => resign(folder, former.secret, (m) => m)],
  ['unsigned', 'no signature', (folder) => rmSync(join(folder, 'manifest.sig'))],
  ['unsigned', 'an empty signature', (folder) => writeFileSync(join(folder, 'manifest.sig'), '')],
  [
    'bad-signature',
    'a changed manifest',
    (folder) => {
      const file = join(folder, 'manifest.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"sequence": 1', '"sequence": 9'));
    },
  ],
  ['untrusted-key', 'a stranger’s key', (folder) => resign(folder, stranger.secret, (manifest) => manifest)],
  [
    'development-key',
    'the key that everyone has',
    (folder) => resign(folder, treeKey(), (m) => ({ ...m, sequence: 9 })),
  ],
  [
    'newer-app-needed',
    'a newer program',
    (folder) => resign(folder, museum.secret, (m) => ({ ...m, minimumAppVersion: '99.0.0' })),
  ],
  [
    'newer-app-needed',
    'a later form of release',
    (folder) => resign(folder, museum.secret, () => ({ formatVersion: 2, new: true })),
  ],
  [
    'newer-schema',
    'a newer schema by its manifest',
    (folder) => resign(folder, museum.secret, (m) => ({ ...m, schemaVersion: 99 })),
  ],
  [
    'newer-schema',
    'a newer schema by its database',
    (folder) => resignDatabase(folder, museum.secret, changedDatabase('PRAGMA user_version = 99')),
  ],
  ['missing-file', 'no database', (folder) => rmSync(join(folder, 'content.db'))],
  ['extra-file', 'a file too many', (folder) => writeFileSync(join(folder, 'media', 'x.jpg'), 'x')],
  ['extra-file', 'a journal beside the database', (folder) => writeFileSync(join(folder, 'content.db-wal'), '')],
  ['extra-file', 'a link', (folder) => symlinkSync('/', join(folder, 'media', 'root'))],
  ['truncated-file', 'half a database', (folder) => truncateSync(join(folder, 'content.db'), 5000)],
  ['changed-file', 'one bit', (folder) => flipLastByte(join(folder, 'content.db'))],
  ['not-a-database', 'signed text', (folder) => resignDatabase(folder, museum.secret, Buffer.from('no database'))],
  [
    'not-a-database',
    'somebody’s database',
    (folder) => resignDatabase(folder, museum.secret, changedDatabase('PRAGMA application_id = 1')),
  ],
  [
    'not-a-database',
    'a damaged database that was signed',
    (folder) => {
      const bytes = readFileSync(join(folder, 'content.db'));
      bytes.fill(0xff, 4096, 4096 * 3);
      resignDatabase(folder, museum.secret, bytes);
    },
  ],
];

describe('a release is refused', () => {
  it.each(broken)('%s: %s', (reason, _, change) => {
    expect(verifyRelease(spoil(change), trust)).toMatchObject({ ok: false, error: { reason } });
  });

  it('for every reason in refusalReasons', () => {
    expect(new Set(broken.map(([reason]) => reason))).toEqual(new Set(refusalReasons));
  });
});

describe('a release is accepted', () => {
  it('signed by a key of the kiosk', () => {
    expect(verifyRelease(good, trust)).toMatchObject({
      ok: true,
      value: { keyId: museum.open.id, manifest: { sequence: 1 } },
    });
  });

  it('signed by the development key at the place of the built-in one, with or without other keys', () => {
    expect(verifyRelease(builtin, trustBuiltin([]))).toMatchObject({ ok: true });
  });

  it('signed by the development key elsewhere, where it is the built-in one byte for byte', () => {
    const copy = join(work, 'copy');
    cpSync(builtin, copy, { recursive: true });
    expect(verifyRelease(copy, trust)).toMatchObject({ ok: true });
    expect(verifyRelease(copy, trustInstalled([], join(work, 'nowhere')))).toMatchObject({
      error: { reason: 'development-key' },
    });
  });
});
