import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unprivileged } from '../../test-support/unprivileged.ts';
import { aigul, type WorkshopFixture, workshopFixture } from '../../test-support/workshop/workshop.ts';
import { openReadable } from '../sqlite/connection.ts';
import { workshopId, workshopMigrations } from './migrations/steps.ts';
import { openDurable, openMigrated } from './store-file.ts';

/** Protects: an upgrade never loses data of the earlier version, even if it is interrupted. */
let fixture: WorkshopFixture;
let file: string;
beforeEach(() => {
  fixture = workshopFixture();
  file = join(fixture.folder, 'workshop.db');
  fixture.workshop.close();
});
afterEach(() => fixture.remove());

const known = workshopMigrations.length;
const migrate = (more: string[]) =>
  openMigrated({
    file,
    applicationId: workshopId,
    migrations: [...workshopMigrations, ...more],
    now: () => new Date(0),
  });
const good = 'ALTER TABLE batch ADD COLUMN weight TEXT';
const bad = 'DROP TABLE pointer; SELECT nothing_like_this';
const version = () => {
  const db = openReadable(file);
  const found = db.pragma('user_version', { simple: true });
  db.close();
  return found;
};
const isWhole = () => {
  const workshop = fixture.reopen();
  expect(workshop.content('released').ok).toBe(true);
  expect(workshop.record({ kind: 'camp', id: 'north' }, aigul)?.usedBy.length).toBeGreaterThan(0);
};
const backups = () => readdirSync(join(fixture.folder, 'backups'));

it('every commit is on the disk before it is acknowledged', () => {
  const db = openDurable(file);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
});

it('backs the file up before it migrates it', () => {
  migrate([good]).close();
  expect(version()).toBe(known + 1);
  expect(backups()).toEqual([`workshop-v${known}-19700101T000000Z.db`]);
  expect(existsSync(`${file}.migrating`)).toBe(false);
});

it('a failed migration leaves the file unchanged, and is reported', () => {
  expect(() => migrate([good, bad])).toThrow(expect.objectContaining({ code: 'migration-failed' }));
  expect(version()).toBe(known);
  isWhole();
});

it.each([known + 1, known + 2])(
  'a migration killed after its step to version %i is rolled back at the next opening',
  (step) => {
    const program = fileURLToPath(new URL('../../test-support/kills/migrate-workshop.ts', import.meta.url));
    const { signal } = spawnSync(process.execPath, [program, file, String(step)]);
    expect(signal).toBe('SIGKILL');
    expect(existsSync(`${file}.migrating`)).toBe(true);
    isWhole();
    expect(version()).toBe(known);
    fixture.workshop.close();
    migrate([good]).close();
    expect(version()).toBe(known + 1);
  },
);

it('a migration killed before its marker is removed is rolled back at the next opening', () => {
  migrate([good]).close();
  writeFileSync(`${file}.migrating`, JSON.stringify({ backup: backups()[0] }));
  isWhole();
  expect(version()).toBe(known);
});

it('a migration that leaves a reference to a missing row is rolled back', () => {
  const dangling = `INSERT INTO pointer (target_kind, target_id, record) VALUES ('camp', 'north', 99999)`;
  expect(() => migrate([good, dangling])).toThrow(/a reference leads nowhere/);
  expect(version()).toBe(known);
  isWhole();
});

it('a file of a newer program is refused and not changed', () => {
  migrate([good]).close();
  expect(() => fixture.reopen()).toThrow(/newer Esimde/);
  expect(version()).toBe(known + 1);
});

it('a file of another program and a damaged one are refused with a reason', () => {
  const other = openDurable(join(fixture.folder, 'other.db'));
  other.exec('CREATE TABLE tune (name TEXT)');
  other.close();
  const openOther = (name: string) =>
    openMigrated({
      file: join(fixture.folder, name),
      applicationId: workshopId,
      migrations: workshopMigrations,
      now: () => new Date(0),
    });
  expect(() => openOther('other.db')).toThrow(/no file of this workshop/);
  writeFileSync(join(fixture.folder, 'broken.db'), Buffer.alloc(20_000, 7));
  expect(() => openOther('broken.db')).toThrow(/damaged/);
});

it('a file that is not writable is refused with a reason', () => {
  chmodSync(dirname(file), 0o755);
  chmodSync(file, 0o444);
  expect(() => unprivileged(() => fixture.reopen())).toThrow(/cannot be written to/);
});

it('revisions cannot be changed or deleted', () => {
  const db = openDurable(file);
  expect(() => db.exec('DELETE FROM revision')).toThrow(/never deleted/);
  expect(() => db.exec(`UPDATE revision SET body = '{}'`)).toThrow(/never changed/);
  expect(() => db.exec('DELETE FROM record')).toThrow(/never deleted/);
  db.close();
  rmSync(`${file}-shm`, { force: true });
});
