import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, noCheck, packed, releaseWithMedia } from '../../../test-support/release/package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { lockReleases } from '../store/locks.ts';
import { readPointer } from '../store/pointer.ts';
import { trustInstalled } from '../trust/trust.ts';
import { type InstallOptions, installPackage, type PackageStep } from './install.ts';
import type { ReleaseEvent } from './refusal.ts';
import { rollBack } from './rollback.ts';

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const former = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey(), 2);
const trust = trustInstalled([museum.open], builtinFolder, [former.open.id]);
const release = (sequence: number) => {
  const folder = join(work, `made-${sequence}`);
  return existsSync(folder) ? folder : releaseWithMedia(folder, museum.secret, sequence);
};
const packageOf = async (sequence: number) => {
  const file = join(work, `made-${sequence}.esimde`);
  return existsSync(file) ? file : packed(release(sequence), trust, file);
};

let dataFolder = '';
let events: ReleaseEvent[] = [];
beforeEach(() => {
  dataFolder = temporaryFolder();
  events = [];
  return () => rmSync(dataFolder, { recursive: true });
});

const install = (file: string, more: Partial<InstallOptions> = {}) =>
  installPackage({
    dataFolder,
    file,
    trust,
    builtinSequence: 2,
    releasesKept: 5,
    check: noCheck,
    audit: (event) => void events.push(event),
    ...more,
  });
const back = (to?: number) =>
  rollBack({
    dataFolder,
    builtin: { folder: builtinFolder, sequence: 2 },
    trust,
    to,
    check: noCheck,
    audit: (event) => void events.push(event),
  });
const names = () => readdirSync(join(dataFolder, 'releases')).sort();
const pointer = () => {
  const read = readPointer(dataFolder);
  return read.state === 'read' ? read.pointer : read.state;
};

describe('installing a package', () => {
  it('installs the release unchanged, makes it current and records it in the audit', async () => {
    expect(await install(await packageOf(7))).toMatchObject({ ok: true, value: { keyId: museum.open.id } });
    expect(contentOf(join(dataFolder, 'releases', '0007'))).toEqual(contentOf(release(7)));
    expect(pointer()).toEqual({ current: '0007', previous: null });
    expect(names()).toEqual(['.lock', '0007', 'current']);
    expect(events).toMatchObject([{ action: 'install', subject: expect.stringMatching(/^0007-/) }]);
    if (process.platform !== 'win32') expect(statSync(join(dataFolder, 'releases', '0007')).mode & 0o777).toBe(0o755);
  });

  it('changes nothing the second time, but still reads the package to its end', async () => {
    const file = await packageOf(7);
    await install(file);
    expect(await install(file)).toMatchObject({ ok: true });
    expect(pointer()).toEqual({ current: '0007', previous: null });
    const spoiled = join(work, 'spoiled.esimde');
    const bytes = readFileSync(file);
    bytes[bytes.length - 1000] = (bytes.at(-1000) ?? 0) ^ 4;
    writeFileSync(spoiled, bytes);
    expect(await install(spoiled)).toMatchObject({ ok: false });
  });

  it('replaces an installed release that was damaged', async () => {
    const file = await packageOf(7);
    await install(file);
    truncateSync(join(dataFolder, 'releases', '0007', 'content.db'), 10);
    expect(await install(file)).toMatchObject({ ok: true });
    expect(contentOf(join(dataFolder, 'releases', '0007'))).toEqual(contentOf(release(7)));
  });

  it('accepts the built-in release of this program from another kiosk', async () => {
    const file = await packed(builtinFolder, trust, join(work, 'builtin.esimde'));
    expect(await install(file)).toMatchObject({ ok: true });
    expect(pointer()).toEqual({ current: '0002', previous: null });
  });

  it('refuses a number that leaves none for the releases that follow', async () => {
    const far = await packed(smallRelease(join(work, 'far'), museum.secret, 10_003), trust, join(work, 'far.esimde'));
    expect(await install(far, { allowOlder: true })).toMatchObject({
      error: { reason: 'far-ahead', detail: '10003' },
    });
  });

  it('refuses a lower number, unless older releases are allowed', async () => {
    await install(await packageOf(7));
    expect(await install(await packageOf(3))).toMatchObject({ error: { reason: 'older', detail: '7' } });
    expect(names()).toEqual(['.lock', '0007', 'current']);
    expect(await install(await packageOf(3), { allowOlder: true })).toMatchObject({ ok: true });
    expect(pointer()).toEqual({ current: '0003', previous: '0007' });
    const older = await packed(smallRelease(join(work, 'made-1'), museum.secret, 1), trust, join(work, 'm1.esimde'));
    expect(await install(older)).toMatchObject({ error: { reason: 'older' } });
  });

  it('refuses another release of the same number', async () => {
    await install(await packageOf(7));
    const rival = await packed(smallRelease(join(work, 'rival'), museum.secret, 7), trust, join(work, 'rival.esimde'));
    expect(await install(rival)).toMatchObject({ error: { reason: 'taken', detail: '0007' } });
  });

  it('refuses before writing when the disk is too full', async () => {
    const outcome = await install(await packageOf(7), { freeBytes: async () => 2_000_000 });
    expect(outcome).toMatchObject({ error: { reason: 'no-space' } });
    expect(names()).toEqual(['.lock']);
  });

  it('removes the oldest releases, never the current and the previous one', async () => {
    for (const sequence of [3, 4, 7, 8]) await install(await packageOf(sequence), { releasesKept: 2 });
    expect(names()).toEqual(['.lock', '0007', '0008', 'current']);
  });

  it.each<PackageStep>(['sealed', 'copied'])('leaves no files when cancelled after "%s"', async (step) => {
    await install(await packageOf(3));
    const stop = new AbortController();
    const after = (done: PackageStep) => void (done === step && stop.abort());
    expect(await install(await packageOf(7), { signal: stop.signal, after })).toMatchObject({
      error: { reason: 'cancelled' },
    });
    expect(names()).toEqual(['.lock', '0003', 'current']);
    expect(pointer()).toEqual({ current: '0003', previous: null });
  });

  it('is refused as busy while another program changes the releases', async () => {
    const lock = lockReleases(dataFolder);
    expect(await install(await packageOf(7))).toMatchObject({ error: { reason: 'busy' } });
    if (lock.ok) lock.value();
    expect(await install(await packageOf(7))).toMatchObject({ ok: true });
  });
});

/** Protects: a release with a screen that cannot be shown never stays current. */
describe('the check of every screen', () => {
  it('keeps a failing release from becoming current', async () => {
    await install(await packageOf(3));
    const outcome = await install(await packageOf(7), { check: async () => '/api/camps in Kazakh' });
    expect(outcome).toMatchObject({ error: { reason: 'unhealthy', detail: '/api/camps in Kazakh' } });
    expect(names()).toEqual(['.lock', '0003', 'current']);
    expect(pointer()).toEqual({ current: '0003', previous: null });
    expect(events.at(-1)).toMatchObject({ action: 'install', details: { refused: 'unhealthy' } });
  });

  it.each([[[3], { current: '0003', previous: null }] as const, [[], 'absent'] as const])(
    'restores the previous release when the check fails at the final location; before: %j',
    async (installed, expected) => {
      for (const sequence of installed) await install(await packageOf(sequence));
      let asked = 0;
      const seen: unknown[] = [];
      const check = async ({ folder }: { folder: string }) => {
        seen.push(pointer());
        return ++asked === 2 ? `asked in ${folder.slice(-4)}` : null;
      };
      const outcome = await install(await packageOf(7), { check });
      expect(outcome).toMatchObject({ error: { reason: 'unhealthy', detail: 'asked in 0007' } });
      expect(seen.at(-1)).toMatchObject({ current: '0007' });
      expect(pointer()).toEqual(expected);
      expect(names()).not.toContain('0007');
    },
  );
});

describe('rollback', () => {
  it('returns to the previous, to any installed and to the built-in release', async () => {
    for (const sequence of [3, 4, 7]) await install(await packageOf(sequence));
    expect(await back()).toMatchObject({ ok: true, value: { pointer: { current: '0004', previous: '0007' } } });
    expect(await back(3)).toMatchObject({ value: { pointer: { current: '0003', previous: '0004' } } });
    expect(await back(2)).toMatchObject({ value: { pointer: { current: '0002', previous: '0003' } } });
    expect(events.at(-1)).toMatchObject({ action: 'rollback', subject: expect.stringMatching(/^0002-/) });
  });

  it('refuses a missing or damaged release, or one without a previous, and keeps the pointer', async () => {
    expect(await back()).toMatchObject({ error: { reason: 'nothing-before' } });
    await install(await packageOf(3));
    await install(await packageOf(4));
    expect(await back(9)).toMatchObject({ error: { reason: 'missing' } });
    truncateSync(join(dataFolder, 'releases', '0003', 'content.db'), 10);
    expect(await back()).toMatchObject({ error: { reason: 'truncated-file' } });
    expect(pointer()).toEqual({ current: '0004', previous: '0003' });
  });

  it('returns to the built-in release if only one was installed', async () => {
    await install(await packageOf(3));
    expect(await back()).toMatchObject({ value: { pointer: { current: '0002', previous: '0003' } } });
  });
});

/** Protects: a file that is not a readable package is refused with a reason, without blocking. */
describe('a file that is not a package', () => {
  const here = join(work, 'odd');
  mkdirSync(here);
  const fifo = join(here, 'pipe.esimde');
  const cases: [string, string, () => void][] = [
    ['no-such-file', 'nowhere.esimde', () => {}],
    ['not-a-package', '.', () => {}],
    ['not-a-package', 'photo.esimde', () => writeFileSync(join(here, 'photo.esimde'), Buffer.alloc(9000, 'photo'))],
    ['truncated-package', 'empty.esimde', () => writeFileSync(join(here, 'empty.esimde'), '')],
    ['not-a-package', 'pipe.esimde', () => void spawnSync('mkfifo', [fifo])],
  ];
  it.each(cases)('%s: %s', async (reason, name, make) => {
    make();
    if (name === 'pipe.esimde' && !existsSync(fifo)) return;
    expect(await install(join(here, name))).toMatchObject({ ok: false, error: { reason } });
  });

  it('refuses one additional byte', async () => {
    const file = join(here, 'more.esimde');
    copyFileSync(await packageOf(7), file);
    appendFileSync(file, '\0');
    expect(await install(file)).toMatchObject({ error: { reason: 'trailing-bytes' } });
  });

  it('reports a folder in place of the pointer or the releases', async () => {
    writeFileSync(join(dataFolder, 'releases'), 'a file in the way');
    expect(await install(await packageOf(7))).toMatchObject({ error: { reason: 'cannot-write' } });
    rmSync(join(dataFolder, 'releases'));
    mkdirSync(join(dataFolder, 'releases', 'current', 'x'), { recursive: true });
    expect(await install(await packageOf(7))).toMatchObject({ error: { reason: 'cannot-write' } });
    chmodSync(dataFolder, 0o755);
  });
});
