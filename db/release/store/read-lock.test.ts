import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { museumKey, project, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { watchCurrentRelease } from './current-release.ts';
import { installRelease } from './install.ts';
import { installedNames, pruneReleases } from './installed.ts';
import { leaseMs, leaseReleases } from './leases.ts';
import { lockForReading } from './locks.ts';

/** Protects: no program removes a release that another one still reads. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const trust = trustInstalled([museum.open], builtinFolder);
const built = [2, 3, 4, 5].map((sequence) => smallRelease(join(work, `release-${sequence}`), museum.secret, sequence));

let dataFolder = '';
beforeEach(() => {
  dataFolder = temporaryFolder();
  return () => rmSync(dataFolder, { recursive: true });
});

function bring(sequence: number): void {
  const installed = installRelease(dataFolder, built[sequence - 2] ?? '', trust);
  if (!installed.ok) throw new Error(installed.error.reason);
  activateRelease({ dataFolder, sequence, trust, builtinSequence: 1 });
}

async function reader(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(project, 'test-support/kills/hold-release.ts'), dataFolder, name]);
  await once(child.stdout, 'data');
  return child;
}

it('does not prune a release that another program reads, until that program dies', async () => {
  for (const sequence of [2, 3, 4, 5]) bring(sequence);
  const child = await reader('0002');
  expect(pruneReleases(dataFolder, 2)).toEqual(['0003']);
  expect(installedNames(dataFolder)).toEqual(['0005', '0004', '0002']);
  child.kill('SIGKILL');
  await once(child, 'close');
  expect(pruneReleases(dataFolder, 2)).toEqual(['0002']);
});

it('does not prune a release locked twice until both locks are released', () => {
  for (const sequence of [2, 3, 4, 5]) bring(sequence);
  const prune = join(project, 'test-support/kills/prune-releases.ts');
  const elsewhere = () => spawnSync(process.execPath, [prune, dataFolder, '3'], { encoding: 'utf8' }).stdout;
  const first = lockForReading(dataFolder, '0002');
  const second = lockForReading(dataFolder, '0002');
  first();
  expect(elsewhere()).toBe('[]\n');
  second();
  expect(elsewhere()).toBe('["0002"]\n');
});

it('does not prune a replaced release while a page asks for it', async () => {
  let nowMs = 0;
  const clock = () => nowMs;
  const log = { info: () => {}, warn: () => {} };
  const leases = leaseReleases(clock);
  bring(2);
  const keys = () => ({ trustedKeys: [museum.text] });
  const watched = watchCurrentRelease({ dataFolder, builtinFolder, keys, log }, clock, leases.add);
  const read = watched.current().release?.manifest.id ?? '';
  for (const sequence of [3, 4, 5]) {
    bring(sequence);
    await watched.recheck();
    expect(leases.find(read)).not.toBeNull();
  }
  expect(pruneReleases(dataFolder, 2)).toEqual([]);
  nowMs += leaseMs + 1;
  leases.expire();
  expect(pruneReleases(dataFolder, 2)).toEqual(['0003', '0002']);
  watched.close();
});

it('reads without a lock on a read-only disk', () => {
  lockForReading(join(dataFolder, 'nowhere'), '0002')();
});
