import { cpSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { leastCpuMs } from '../../../test-support/processor-time.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { openBestRelease, type ReleaseLog } from './fallback.ts';
import { installRelease } from './install.ts';

/** Protects: visitors always see the best release that can be trusted, and the log says why a better one was refused. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const trust = trustInstalled([museum.open], builtinFolder);
const [two, three] = [2, 3].map((sequence) => smallRelease(join(work, `release-${sequence}`), museum.secret, sequence));

let dataFolder = '';
let logged: string[] = [];
const log: ReleaseLog = {
  info: () => {},
  warn: (event, details) => logged.push(`${event} ${Object.values(details ?? {}).join(' ')}`),
};

beforeEach(() => {
  logged = [];
  dataFolder = temporaryFolder();
  return () => rmSync(dataFolder, { recursive: true });
});

function publish(folder: string | undefined): void {
  const installed = installRelease(dataFolder, folder ?? '', trust);
  if (!installed.ok) throw new Error(installed.error.reason);
  activateRelease({ dataFolder, sequence: installed.value.manifest.sequence, trust, builtinSequence: 1 });
}

/** @returns the level, and the sequence number in the database of the opened release */
function levelAndSequence(builtin = builtinFolder, trustedKeys = [museum.text]): [string, number | null] {
  const state = openBestRelease({ dataFolder, builtinFolder: builtin, trustedKeys, log });
  try {
    const row = state.release?.db.prepare<[], { sequence: number }>('SELECT sequence FROM release').get();
    return [state.level, row?.sequence ?? null];
  } finally {
    state.close();
    state.close();
  }
}

const truncate = (name: string) => truncateSync(join(dataFolder, 'releases', name, 'content.db'), 5000);

describe('the fallback chain', () => {
  it('opens the built-in release in a fresh data folder and logs nothing', () => {
    expect(levelAndSequence()).toEqual(['builtin', 1]);
    expect(logged).toEqual([]);
  });

  it('opens the current release', () => {
    publish(two);
    publish(three);
    expect(levelAndSequence()).toEqual(['current', 3]);
    expect(logged).toEqual([]);
  });

  it('falls back to previous, built-in and memorial screen, and logs why', () => {
    publish(two);
    publish(three);
    truncate('0003');
    expect(levelAndSequence()).toEqual(['previous', 2]);
    truncate('0002');
    expect(levelAndSequence()).toEqual(['builtin', 1]);
    const broken = join(work, 'broken-builtin');
    cpSync(builtinFolder, broken, { recursive: true });
    truncateSync(join(broken, 'content.db'), 5000);
    logged = [];
    expect(levelAndSequence(broken)).toEqual(['memorial', null]);
    expect(logged).toHaveLength(4);
    expect(logged[0]).toMatch(/^release-refused current .*0003 truncated-file content\.db$/);
    expect(logged[1]).toMatch(/^release-refused previous .*0002 truncated-file/);
    expect(logged[2]).toMatch(/^release-refused builtin .*truncated-file/);
    expect(logged[3]).toBe('no-release memorial');
  });

  it('falls back when the kiosk no longer trusts the key', () => {
    publish(two);
    expect(levelAndSequence(builtinFolder, [])).toEqual(['builtin', 1]);
    expect(logged).toEqual([expect.stringContaining(`untrusted-key ${museum.open.id}`)]);
  });

  it.each(['', '{"current":', '{"current":"../../x","previous":null}', '[]'])(
    'falls back from the unreadable pointer %j',
    (text) => {
      mkdirSync(join(dataFolder, 'releases'));
      writeFileSync(join(dataFolder, 'releases', 'current'), text);
      expect(levelAndSequence()).toEqual(['builtin', 1]);
      expect(logged).toEqual([expect.stringContaining('release-pointer-unreadable')]);
    },
  );

  it('logs the position of an invalid trusted key', () => {
    expect(levelAndSequence(builtinFolder, [museum.text, 'no key'])).toEqual(['builtin', 1]);
    expect(logged).toEqual(['trusted-key-invalid 2']);
  });

  it('opens the database read-only', () => {
    const state = openBestRelease({ dataFolder, builtinFolder, trustedKeys: [], log });
    expect(() => state.release?.db.prepare('DELETE FROM release').run()).toThrow(/readonly/);
    state.close();
  });

  it('opens a release in less than 50 ms of processor time', () => {
    publish(two);
    levelAndSequence();
    // Processor time: the wall clock also counts what else the machine is doing.
    expect(leastCpuMs(50, levelAndSequence)).toBeLessThan(50);
  });
});
