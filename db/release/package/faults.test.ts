import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noCheck, packed, releaseWithMedia } from '../../../test-support/release/package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { openBestRelease } from '../store/fallback.ts';
import { trustInstalled } from '../trust/trust.ts';
import { type InstallOptions, installPackage, type PackageStep } from './install.ts';
import { rollBack } from './rollback.ts';

/** Protects: a full, read-only or failing disk leads to a refusal and never affects the current release. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

const museum = museumKey();
const builtin = smallRelease(join(work, 'builtin'), treeKey(), 1);
const trust = trustInstalled([museum.open], builtin);
const packageOf = (sequence: number) =>
  packed(
    releaseWithMedia(join(work, `made-${sequence}`), museum.secret, sequence),
    trust,
    join(work, `${sequence}.esimde`),
  );
const [three, four] = [await packageOf(3), await packageOf(4)];

const install = (dataFolder: string, file: string, more: Partial<InstallOptions> = {}) =>
  installPackage({
    ...{ dataFolder, file, trust, builtinSequence: 1, releasesKept: 2, check: noCheck, audit: () => {} },
    ...more,
  });

function shownIn(dataFolder: string): number | undefined {
  const log = { info: () => {}, warn: () => {} };
  const state = openBestRelease({ dataFolder, builtinFolder: builtin, trustedKeys: [museum.text], log });
  state.close();
  return state.release?.manifest.sequence;
}

const strays = (dataFolder: string) => readdirSync(join(dataFolder, 'releases')).filter((name) => /^\.inc/.test(name));

const run = (...words: string[]): boolean => spawnSync(words[0] ?? '', words.slice(1)).status === 0;

/** A small disk of its own, where this account may mount one. */
function smallDisk(name: string, kilobytes: number): { folder: string; remove(): void } | null {
  const folder = join(work, name);
  mkdirSync(folder);
  if (process.platform !== 'linux' || !run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder)) {
    return null;
  }
  return { folder, remove: () => void run('umount', folder) };
}

const noMount = 'skipped: this account may not mount a small disk';

describe('a full disk', () => {
  it('is detected before or during writing; the shown release stays', async ({ skip }) => {
    const disk = smallDisk('full', 600);
    if (!disk) return skip(noMount);
    try {
      expect(await install(disk.folder, three, { freeBytes: async () => null })).toMatchObject({ ok: true });
      expect(await install(disk.folder, four)).toMatchObject({
        error: { reason: 'no-space', detail: expect.stringContaining('MB needed') },
      });
      const unforeseen = await install(disk.folder, four, { freeBytes: async () => null });
      expect(unforeseen).toMatchObject({ error: { reason: 'no-space', detail: '' } });
      expect(strays(disk.folder)).toEqual([]);
      expect(shownIn(disk.folder)).toBe(3);
      run('mount', '-o', 'remount,size=9m', disk.folder);
      expect(await install(disk.folder, four)).toMatchObject({ ok: true });
      expect(shownIn(disk.folder)).toBe(4);
    } finally {
      disk.remove();
    }
  });
});

describe('a read-only disk', () => {
  it('keeps showing its release and refuses changes', async ({ skip }) => {
    const disk = smallDisk('read-only', 9000);
    if (!disk) return skip(noMount);
    try {
      for (const file of [three, four]) expect(await install(disk.folder, file)).toMatchObject({ ok: true });
      run('mount', '-o', 'remount,ro', disk.folder);
      const shared = { dataFolder: disk.folder, trust, check: noCheck, audit: () => {} };
      expect(await install(disk.folder, four)).toMatchObject({ error: { reason: 'cannot-write' } });
      expect(await rollBack({ ...shared, builtin: null })).toMatchObject({ error: { reason: 'cannot-write' } });
      expect(shownIn(disk.folder)).toBe(4);
    } finally {
      disk.remove();
    }
  });
});

describe('an error of the disk', () => {
  const fail = () => {
    throw Object.assign(new Error('i/o error'), { code: 'EIO' });
  };

  it.each<[PackageStep, number]>([
    ['sealed', 3],
    ['copied', 3],
    ['verified', 3],
    ['moved', 3],
    ['current', 4],
    ['pruned', 4],
  ])('at the step "%s" leaves release %i, and the next attempt succeeds', async (step, shown) => {
    const dataFolder = join(work, `error-${step}`);
    mkdirSync(dataFolder);
    await install(dataFolder, three);
    const after = (done: PackageStep) => void (done === step && fail());
    expect(await install(dataFolder, four, { after })).toMatchObject({
      error: { reason: 'cannot-write', detail: 'EIO' },
    });
    expect(strays(dataFolder)).toEqual([]);
    expect(shownIn(dataFolder)).toBe(shown);
    expect(await install(dataFolder, four)).toMatchObject({ ok: true });
    expect(shownIn(dataFolder)).toBe(4);
  });

  it('thrown by the check keeps the pointer where it was', async () => {
    const dataFolder = join(work, 'error-check');
    mkdirSync(dataFolder);
    await install(dataFolder, three);
    expect(await install(dataFolder, four, { check: async () => fail() })).toMatchObject({ ok: false });
    expect(shownIn(dataFolder)).toBe(3);
    let asked = 0;
    const check = async () => (++asked === 2 ? fail() : null);
    expect(await install(dataFolder, four, { check })).toMatchObject({ ok: false });
    expect(shownIn(dataFolder)).toBe(3);
  });

  it('of a USB stick that is pulled out leaves no files', async () => {
    const dataFolder = join(work, 'pulled');
    mkdirSync(dataFolder);
    const stick = join(work, 'stick.esimde');
    copyFileSync(three, stick);
    const onProgress = () => truncateSync(stick, 5000);
    expect(await install(dataFolder, stick, { onProgress })).toMatchObject({
      error: { reason: 'truncated-package' },
    });
    expect(strays(dataFolder)).toEqual([]);
    expect(shownIn(dataFolder)).toBe(1);
  });
});
