import { cpSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { climb, type LadderLog } from './fallback.ts';
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
const log: LadderLog = {
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
  if (!installed.ok) throw new Error(installed.code);
  activateRelease({ dataFolder, sequence: installed.manifest.sequence, trust, builtinSequence: 1 });
}

/** @returns the rung, and the sequence number of what the database on it says of itself */
function stand(builtin = builtinFolder, trustedKeys = [museum.text]): [string, number | null] {
  const standing = climb({ dataFolder, builtinFolder: builtin, trustedKeys, log });
  try {
    const row = standing.release?.db.prepare<[], { sequence: number }>('SELECT sequence FROM release').get();
    return [standing.rung, row?.sequence ?? null];
  } finally {
    standing.close();
    standing.close();
  }
}

const spoil = (name: string) => truncateSync(join(dataFolder, 'releases', name, 'content.db'), 5000);

describe('the ladder', () => {
  it('stands on the built-in release in a fresh data folder, without a word', () => {
    expect(stand()).toEqual(['builtin', 1]);
    expect(logged).toEqual([]);
  });

  it('stands on the current release', () => {
    publish(two);
    publish(three);
    expect(stand()).toEqual(['current', 3]);
    expect(logged).toEqual([]);
  });

  it('steps down to the previous, to the built-in, to the memorial screen, and says why', () => {
    publish(two);
    publish(three);
    spoil('0003');
    expect(stand()).toEqual(['previous', 2]);
    spoil('0002');
    expect(stand()).toEqual(['builtin', 1]);
    const broken = join(work, 'broken-builtin');
    cpSync(builtinFolder, broken, { recursive: true });
    truncateSync(join(broken, 'content.db'), 5000);
    logged = [];
    expect(stand(broken)).toEqual(['memorial', null]);
    expect(logged).toHaveLength(4);
    expect(logged[0]).toMatch(/^release-refused current .*0003 truncated-file content\.db$/);
    expect(logged[1]).toMatch(/^release-refused previous .*0002 truncated-file/);
    expect(logged[2]).toMatch(/^release-refused builtin .*truncated-file/);
    expect(logged[3]).toBe('no-release memorial');
  });

  it('steps down when the kiosk no longer trusts the key', () => {
    publish(two);
    expect(stand(builtinFolder, [])).toEqual(['builtin', 1]);
    expect(logged).toEqual([expect.stringContaining(`untrusted-key ${museum.open.id}`)]);
  });

  it.each(['', '{"current":', '{"current":"../../x","previous":null}', '[]'])('survives the pointer %j', (text) => {
    mkdirSync(join(dataFolder, 'releases'));
    writeFileSync(join(dataFolder, 'releases', 'current'), text);
    expect(stand()).toEqual(['builtin', 1]);
    expect(logged).toEqual([expect.stringContaining('release-pointer-unreadable')]);
  });

  it('names the place of a trusted key that is none', () => {
    expect(stand(builtinFolder, [museum.text, 'no key'])).toEqual(['builtin', 1]);
    expect(logged).toEqual(['trusted-key-invalid 2']);
  });

  it('opens the database for reading alone', () => {
    const standing = climb({ dataFolder, builtinFolder, trustedKeys: [], log });
    expect(() => standing.release?.db.prepare('DELETE FROM release').run()).toThrow(/readonly/);
    standing.close();
  });

  it('takes no longer than a start allows', () => {
    publish(two);
    stand();
    // Processor time: the wall clock also counts what else the machine is doing.
    const start = process.cpuUsage();
    stand();
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(50);
  });
});
