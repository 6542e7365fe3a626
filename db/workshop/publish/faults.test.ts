import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../test-support/release/release.ts';
import { museumIn } from '../../../test-support/workshop/museum.ts';
import { readPointer } from '../../release/store/pointer.ts';
import { trustInstalled } from '../../release/trust/trust.ts';
import type { PublishStep } from './publish.ts';

/** Protects: publishing that fails by a disk, a cancellation or a key is refused with a reason, and leaves no files. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

const run = (...words: string[]): boolean => spawnSync(words[0] ?? '', words.slice(1)).status === 0;

const noMount = 'skipped: this account may not mount a small disk';

/** A disk of its own, where this account may mount one. */
function smallDisk(name: string, megabytes: number): { folder: string; remove(): void } | null {
  const folder = join(work, name);
  mkdirSync(folder);
  const mounted =
    process.platform === 'linux' && run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  return mounted ? { folder, remove: () => void run('umount', folder) } : null;
}

/** Takes what room there is on a disk, but for some bytes. */
function fill(disk: string, spared: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - spared)));
}

const left = (dataFolder: string) =>
  readdirSync(join(dataFolder, 'releases')).filter((name) => !name.startsWith('.lock'));

describe('publishing', () => {
  it('on a full disk is refused, and succeeds when there is space', async ({ skip }) => {
    const disk = smallDisk('full', 12);
    if (!disk) return skip(noMount);
    try {
      const { publish } = museumIn(disk.folder, work);
      fill(disk.folder, 200_000);
      expect(await publish()).toMatchObject({ ok: false, error: { reason: 'no-space' } });
      expect(left(disk.folder)).toEqual([]);
      rmSync(join(disk.folder, 'filler'));
      expect(await publish()).toMatchObject({ ok: true, value: { manifest: { sequence: 2 } } });
    } finally {
      disk.remove();
    }
  });

  const filling: PublishStep[] = ['read', 'built', 'sealed', 'checked', 'noted', 'moved', 'pointer-written'];
  it.for(filling)('on a disk that fills up at "%s" ends with the previous or the new release', async (at, { skip }) => {
    const disk = smallDisk(`filled-${at}`, 16);
    if (!disk) return skip(noMount);
    try {
      const { publish, shown } = museumIn(disk.folder, work);
      await publish();
      const outcome = await publish({ after: (step) => void (step === at && fill(disk.folder, 0)) });
      // Once the pointer is written, what is left to do is a rename.
      if (at === 'pointer-written') expect(outcome).toMatchObject({ ok: true });
      else expect(outcome).toMatchObject({ error: { reason: 'no-space' } });
      expect(shown()).toBe(outcome.ok ? 3 : 2);
      rmSync(join(disk.folder, 'filler'));
      const next = await publish();
      expect(next).toMatchObject({ ok: true, value: { manifest: { sequence: outcome.ok ? 4 : 3 } } });
      expect(left(disk.folder).filter((name) => name.startsWith('.incoming'))).toEqual([]);
      expect(existsSync(join(disk.folder, 'workshop', 'publishing.json'))).toBe(false);
    } finally {
      disk.remove();
    }
  });

  it('on a read-only disk is refused, and the previous release is shown', async ({ skip }) => {
    const disk = smallDisk('read-only', 16);
    if (!disk) return skip(noMount);
    try {
      const { publish, shown } = museumIn(disk.folder, work);
      await publish();
      run('mount', '-o', 'remount,ro', disk.folder);
      expect(await publish()).toMatchObject({ error: { reason: 'cannot-write' } });
      expect(shown()).toBe(2);
      run('mount', '-o', 'remount,rw', disk.folder);
      expect(await publish()).toMatchObject({ ok: true, value: { manifest: { sequence: 3 } } });
    } finally {
      disk.remove();
    }
  });

  const steps: PublishStep[] = ['read', 'built', 'sealed', 'checked'];
  it.each(steps)('that is cancelled at "%s" leaves no files', async (step) => {
    const dataFolder = join(work, `cancelled-${step}`);
    const { publish } = museumIn(dataFolder, work);
    const stop = new AbortController();
    const after = (done: PublishStep) => void (done === step && stop.abort());
    expect(await publish({ signal: stop.signal, after })).toMatchObject({ error: { reason: 'cancelled' } });
    expect(left(dataFolder)).toEqual([]);
    expect(readPointer(dataFolder)).toEqual({ state: 'absent' });
  });

  it.each<PublishStep>(['noted', 'moved', 'pointer-written'])('that fails at "%s" leaves no files', async (step) => {
    const dataFolder = join(work, `failed-${step}`);
    const { publish } = museumIn(dataFolder, work);
    const after = (done: PublishStep) => {
      if (done === step) throw Object.assign(new Error('i/o error'), { code: 'EIO' });
    };
    expect(await publish({ after })).toMatchObject({ error: { reason: 'cannot-write', detail: 'EIO' } });
    expect(left(dataFolder).filter((name) => name !== '.current-next')).toEqual([]);
    expect(existsSync(join(dataFolder, 'workshop', 'publishing.json'))).toBe(false);
    expect(await publish()).toMatchObject({ ok: true, value: { manifest: { sequence: 2 } } });
  });

  it('with a key that the kiosk does not trust is refused', async () => {
    const { publish } = museumIn(join(work, 'untrusted'), work);
    const trust = trustInstalled([], work);
    expect(await publish({ trust })).toMatchObject({ error: { reason: 'untrusted-key' } });
  });

  it('of a release with a screen that cannot be shown is refused', async () => {
    const dataFolder = join(work, 'unhealthy');
    const refused = await museumIn(dataFolder, work).publish({ check: async () => '/api/camps: 500' });
    expect(refused).toMatchObject({ error: { reason: 'unhealthy', detail: '/api/camps: 500' } });
    expect(left(dataFolder)).toEqual([]);
  });
});
