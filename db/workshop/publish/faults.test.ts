import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSmallContent, temporaryFolder } from '../../release/fixture/release.ts';
import { readPointer } from '../../release/installed/pointer.ts';
import { createKeys, parsePublicKeys } from '../../release/keys.ts';
import { trustInstalled } from '../../release/trust.ts';
import { openWorkshop } from '../workshop.ts';
import { type PublishOptions, type PublishStep, publish } from './publish.ts';

/** Protects: publishing that a disk, a person or a key ends costs a sentence, and leaves nothing. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true, force: true }));

function museum(dataFolder: string): (more?: Partial<PublishOptions>) => ReturnType<typeof publish> {
  const folder = join(dataFolder, 'workshop');
  mkdirSync(join(folder, 'keys'), { recursive: true });
  const keyFile = join(folder, 'keys', 'museum.pem');
  const created = createKeys(keyFile);
  if (!created.ok) throw new Error('the key is taken');
  openWorkshop({ folder, now: () => new Date(), seed: readSmallContent }).close();
  const trust = trustInstalled(parsePublicKeys([created.publicKey]).keys, work);
  return (more = {}) =>
    publish({
      ...{ dataFolder, by: 'B', now: () => new Date(), keyFile, trust, builtinSequence: 1, releasesKept: 3 },
      ...{ mediaFolders: [], check: async () => null, audit: () => {}, ...more },
    });
}

const left = (dataFolder: string) =>
  readdirSync(join(dataFolder, 'releases')).filter((name) => !name.startsWith('.lock'));

describe('publishing', () => {
  it('on a full disk is refused, and succeeds when there is room', async ({ skip }) => {
    const disk = join(work, 'disk');
    mkdirSync(disk);
    const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]);
    if (process.platform !== 'linux' || mount.status !== 0) return skip('this account may not mount a small disk');
    try {
      const publishNow = museum(disk);
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(join(disk, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - 200_000)));
      expect(await publishNow()).toMatchObject({ ok: false, refusal: { reason: 'no-space' } });
      expect(left(disk)).toEqual([]);
      rmSync(join(disk, 'filler'));
      expect(await publishNow()).toMatchObject({ ok: true, published: { manifest: { sequence: 2 } } });
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  const steps: PublishStep[] = ['read', 'built', 'sealed', 'checked'];
  it.each(steps)('that is cancelled at "%s" leaves nothing', async (step) => {
    const dataFolder = join(work, `cancelled-${step}`);
    const publishNow = museum(dataFolder);
    const stop = new AbortController();
    const after = (done: PublishStep) => void (done === step && stop.abort());
    expect(await publishNow({ signal: stop.signal, after })).toMatchObject({ refusal: { reason: 'cancelled' } });
    expect(left(dataFolder)).toEqual([]);
    expect(readPointer(dataFolder)).toEqual({ state: 'absent' });
  });

  it.each<PublishStep>(['noted', 'moved', 'pointer-written'])(
    'that the disk ends at "%s" leaves nothing',
    async (step) => {
      const dataFolder = join(work, `failed-${step}`);
      const publishNow = museum(dataFolder);
      const after = (done: PublishStep) => {
        if (done === step) throw Object.assign(new Error('i/o error'), { code: 'EIO' });
      };
      expect(await publishNow({ after })).toMatchObject({ refusal: { reason: 'cannot-write', detail: 'EIO' } });
      expect(left(dataFolder).filter((name) => name !== '.current-next')).toEqual([]);
      expect(existsSync(join(dataFolder, 'workshop', 'publishing.json'))).toBe(false);
      expect(await publishNow()).toMatchObject({ ok: true, published: { manifest: { sequence: 2 } } });
    },
  );

  it('with a key that the kiosk does not trust is refused', async () => {
    const publishNow = museum(join(work, 'untrusted'));
    const trust = trustInstalled([], work);
    expect(await publishNow({ trust })).toMatchObject({ refusal: { reason: 'untrusted-key' } });
  });

  it('of a release of which a screen cannot be shown is refused', async () => {
    const dataFolder = join(work, 'unhealthy');
    const refused = await museum(dataFolder)({ check: async () => '/api/camps: 500' });
    expect(refused).toMatchObject({ refusal: { reason: 'unhealthy', detail: '/api/camps: 500' } });
    expect(left(dataFolder)).toEqual([]);
  });
});
