import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { recheckTimes, watchCurrentRelease } from './current-release.ts';
import type { KnownKeys } from './fallback.ts';
import { installRelease } from './install.ts';
import { writePointer } from './pointer.ts';

/** Protects: a running kiosk falls back when its release becomes unusable, and returns by itself when it is valid again. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const trust = trustInstalled([museum.open], builtinFolder);
const built = [2, 3].map((sequence) => smallRelease(join(work, `release-${sequence}`), museum.secret, sequence));

let dataFolder = '';
let nowMs = 0;
let logged: string[] = [];
let keys: KnownKeys = { trustedKeys: [] };

beforeEach(() => {
  [dataFolder, nowMs, logged] = [temporaryFolder(), 0, []];
  keys = { trustedKeys: [museum.text] };
  for (const folder of built) {
    const installed = installRelease(dataFolder, folder, trust);
    if (!installed.ok) throw new Error(installed.error.reason);
    activateRelease({ dataFolder, sequence: installed.value.manifest.sequence, trust, builtinSequence: 1 });
  }
  return () => rmSync(dataFolder, { recursive: true });
});

const watch = () => {
  const note = (event: string, details: object = {}) =>
    void logged.push(`${event} ${Object.values(details).join(' ')}`);
  const log = { info: () => {}, warn: note };
  return watchCurrentRelease({ dataFolder, builtinFolder, keys: () => keys, log }, () => nowMs);
};
const place = (name: string) => join(dataFolder, 'releases', name);

function spoil(name: string): void {
  const file = openSync(join(place(name), 'content.db'), 'r+');
  writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, 4096);
  closeSync(file);
}

describe('the current release', () => {
  it('falls back when its files change, and logs why', async () => {
    const watched = watch();
    expect(watched.current().level).toBe('current');
    spoil('0003');
    await watched.recheck();
    expect(watched.current().level).toBe('previous');
    expect(logged.at(-1)).toMatch(/^release-level-changed changed current 0003\S+ previous 0002/);
    watched.close();
  });

  it('falls back to the built-in release while the folders are gone', async () => {
    const watched = watch();
    renameSync(join(dataFolder, 'releases'), join(dataFolder, 'away'));
    await watched.recheck();
    expect(watched.current().level).toBe('builtin');
    renameSync(join(dataFolder, 'away'), join(dataFolder, 'releases'));
    await watched.recheck();
    expect(watched.current().level).toBe('current');
    watched.close();
  });

  it('retries at intervals when the files did not change, and logs a repeated refusal once', async () => {
    const lock = new Database(join(place('0003'), 'content.db'));
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    const watched = watch();
    expect(watched.current().level).toBe('previous');
    const refusals = () => logged.filter((line) => line.startsWith('release-refused')).length;
    for (let round = 0; round < 5; round++) {
      nowMs += recheckTimes.maxRetryMs;
      await watched.recheck();
    }
    expect([watched.current().level, refusals()]).toEqual(['previous', 1]);
    lock.exec('ROLLBACK');
    lock.close();
    nowMs += recheckTimes.maxRetryMs;
    await watched.recheck();
    expect(watched.current().level).toBe('current');
    watched.close();
  });

  it('recovers at once when a route cannot read', () => {
    const watched = watch();
    spoil('0003');
    watched.recover('SQLITE_CORRUPT');
    expect(watched.current().level).toBe('previous');
    expect(watched.current().release?.db.prepare('SELECT sequence FROM release').get()).toEqual({ sequence: 2 });
    watched.close();
  });

  it('detects key and pointer changes made during a recheck', async () => {
    const watched = watch();
    spoil('0003');
    let rechecking = watched.recheck();
    writePointer(dataFolder, { current: '0002', previous: null });
    await rechecking;
    await watched.recheck();
    expect([watched.current().level, watched.current().release?.manifest.sequence]).toEqual(['current', 2]);
    writePointer(dataFolder, { current: '0002', previous: '0003' });
    rechecking = watched.recheck();
    keys = { trustedKeys: [] };
    await rechecking;
    await watched.recheck();
    expect(watched.current().level).toBe('builtin');
    watched.close();
  });

  it('recovers with the keys of that moment', () => {
    const watched = watch();
    keys = { trustedKeys: [] };
    watched.recover('SQLITE_IOERR');
    expect(watched.current().level).toBe('builtin');
    watched.close();
  });

  it('does nothing while nothing changes', async () => {
    const watched = watch();
    const before = watched.current();
    for (let look = 0; look < 100; look++) {
      nowMs += recheckTimes.intervalMs;
      await watched.recheck();
    }
    expect(watched.current()).toBe(before);
    expect(logged).toEqual([]);
    watched.close();
  });
});
