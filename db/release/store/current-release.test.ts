import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { keepStanding, standingTimes } from './current-release.ts';
import type { KnownKeys } from './fallback.ts';
import { installRelease } from './install.ts';
import { writePointer } from './pointer.ts';

/** Protects: a running kiosk steps down when its release goes bad, and up again by itself when it is whole. */
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
    if (!installed.ok) throw new Error(installed.code);
    activateRelease({ dataFolder, sequence: installed.manifest.sequence, trust, builtinSequence: 1 });
  }
  return () => rmSync(dataFolder, { recursive: true });
});

const keep = () => {
  const note = (event: string, details: object = {}) =>
    void logged.push(`${event} ${Object.values(details).join(' ')}`);
  const log = { info: () => {}, warn: note };
  return keepStanding({ dataFolder, builtinFolder, keys: () => keys, log }, () => nowMs);
};
const place = (name: string) => join(dataFolder, 'releases', name);

function spoil(name: string): void {
  const file = openSync(join(place(name), 'content.db'), 'r+');
  writeSync(file, Buffer.alloc(512, 0x5a), 0, 512, 4096);
  closeSync(file);
}

describe('a standing that is kept', () => {
  it('steps down when its release is changed under it, and logs why', async () => {
    const standing = keep();
    expect(standing.current().rung).toBe('current');
    spoil('0003');
    await standing.look();
    expect(standing.current().rung).toBe('previous');
    expect(logged.at(-1)).toMatch(/^ladder-step changed current 0003\S+ previous 0002/);
    standing.close();
  });

  it('steps down to the built-in release when the folders are gone, and up again when they are back', async () => {
    const standing = keep();
    renameSync(join(dataFolder, 'releases'), join(dataFolder, 'away'));
    await standing.look();
    expect(standing.current().rung).toBe('builtin');
    renameSync(join(dataFolder, 'away'), join(dataFolder, 'releases'));
    await standing.look();
    expect(standing.current().rung).toBe('current');
    standing.close();
  });

  it('looks again at calm intervals where nothing can be seen from outside, and says the same but once', async () => {
    const lock = new Database(join(place('0003'), 'content.db'));
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    const standing = keep();
    expect(standing.current().rung).toBe('previous');
    const refusals = () => logged.filter((line) => line.startsWith('release-refused')).length;
    for (let round = 0; round < 5; round++) {
      nowMs += standingTimes.longestRetryMs;
      await standing.look();
    }
    expect([standing.current().rung, refusals()]).toEqual(['previous', 1]);
    lock.exec('ROLLBACK');
    lock.close();
    nowMs += standingTimes.longestRetryMs;
    await standing.look();
    expect(standing.current().rung).toBe('current');
    standing.close();
  });

  it('climbs at once when a route cannot read, and leaves a release that can be read', () => {
    const standing = keep();
    spoil('0003');
    standing.climbAgain('SQLITE_CORRUPT');
    expect(standing.current().rung).toBe('previous');
    expect(standing.current().release?.db.prepare('SELECT sequence FROM release').get()).toEqual({ sequence: 2 });
    standing.close();
  });

  it('follows what moves while it climbs: a key that is lost, and the pointer', async () => {
    const standing = keep();
    spoil('0003');
    let looking = standing.look();
    writePointer(dataFolder, { current: '0002', previous: null });
    await looking;
    await standing.look();
    expect([standing.current().rung, standing.current().release?.manifest.sequence]).toEqual(['current', 2]);
    writePointer(dataFolder, { current: '0002', previous: '0003' });
    looking = standing.look();
    keys = { trustedKeys: [] };
    await looking;
    await standing.look();
    expect(standing.current().rung).toBe('builtin');
    standing.close();
  });

  it('climbs by the keys of that moment where a route cannot read', () => {
    const standing = keep();
    keys = { trustedKeys: [] };
    standing.climbAgain('SQLITE_IOERR');
    expect(standing.current().rung).toBe('builtin');
    standing.close();
  });

  it('does nothing while nothing changes', async () => {
    const standing = keep();
    const before = standing.current();
    for (let look = 0; look < 100; look++) {
      nowMs += standingTimes.lookMs;
      await standing.look();
    }
    expect(standing.current()).toBe(before);
    expect(logged).toEqual([]);
    standing.close();
  });
});
