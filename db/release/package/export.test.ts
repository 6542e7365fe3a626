import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { packed, releaseWithMedia } from '../../../test-support/release/package.ts';
import { museumKey, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { exportRelease, type Progress } from './export.ts';

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
beforeEach(() => {
  dataFolder = temporaryFolder();
  return () => rmSync(dataFolder, { recursive: true });
});

/** Protects: a package is a zip that any program opens, and there is exactly one of each release. */
describe('an exported release', () => {
  it('is the same file whenever and wherever it is exported', async () => {
    const first = await packageOf(7);
    const folder = join(work, 'stick');
    mkdirSync(folder, { recursive: true });
    const again = await packed(release(7), trust, folder);
    expect(again).toMatch(/esimde-0007-[0-9a-f]{8}\.esimde$/);
    expect(readFileSync(again).equals(readFileSync(first))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.endsWith('.esimde'))).toHaveLength(1);
  });

  it('is opened by other zip programs', async () => {
    const file = await packageOf(7);
    const entries: string[] = [];
    await new Promise<void>((resolve, reject) => {
      fromBuffer(readFileSync(file), (error, zip) => {
        if (error) return reject(error);
        zip.on('entry', (entry: { fileName: string }) => entries.push(entry.fileName));
        zip.on('end', resolve);
        zip.on('error', reject);
      });
    });
    expect(entries).toEqual([
      'manifest.json',
      'manifest.sig',
      'content.db',
      'media/photo.jpg',
      'media/voices/kengir.mp3',
      'media/voices/silence.mp3',
    ]);
    const unzip = spawnSync('unzip', ['-tq', file], { encoding: 'utf8' });
    if (unzip.error === undefined) expect(unzip.stdout).toContain('No errors detected');
  });

  it('replaces an earlier package and nothing else', async () => {
    const out = join(work, 'taken.esimde');
    writeFileSync(out, 'somebody’s letter, which is longer than the head of a package');
    expect(await exportRelease({ folder: release(7), trust, out })).toMatchObject({
      error: { reason: 'place-taken' },
    });
    expect(readFileSync(out, 'utf8')).toContain('letter');
    copyFileSync(await packageOf(7), out);
    expect(await exportRelease({ folder: release(8), trust, out })).toMatchObject({ ok: true });
    expect(readFileSync(out).equals(readFileSync(await packageOf(8)))).toBe(true);
  });

  it.each([
    [
      'changed-file',
      (folder: string) => writeFileSync(join(folder, 'media', 'photo.jpg'), Buffer.alloc(3000, 'other')),
    ],
    ['truncated-file', (folder: string) => truncateSync(join(folder, 'content.db'), 4096)],
    ['missing-file', (folder: string) => rmSync(join(folder, 'media', 'photo.jpg'))],
    ['unsigned', (folder: string) => rmSync(join(folder, 'manifest.sig'))],
    ['missing', (folder: string) => rmSync(folder, { recursive: true })],
  ])('is not written for a broken release: %s', async (reason, breakIt) => {
    const folder = releaseWithMedia(join(work, `broken-${reason}`), museum.secret, 9);
    breakIt(folder);
    const out = join(work, `out-${reason}`);
    mkdirSync(out);
    expect(await exportRelease({ folder, trust, out })).toMatchObject({ ok: false, error: { reason } });
    expect(readdirSync(out)).toEqual([]);
  });

  it('does not start without free space, and leaves no files when cancelled', async () => {
    const out = join(work, 'narrow');
    mkdirSync(out);
    const folder = release(7);
    const full = await exportRelease({ folder, trust, out, freeBytes: async () => 1000 });
    expect(full).toMatchObject({
      error: { reason: 'no-space', detail: expect.stringMatching(/MB needed, 0\.0 MB free/) },
    });
    const stop = new AbortController();
    const progress: Progress[] = [];
    const onProgress = (told: Progress) => {
      progress.push(told);
      stop.abort();
    };
    const given = await exportRelease({ folder, trust, out, signal: stop.signal, onProgress });
    expect(given).toMatchObject({ error: { reason: 'cancelled' } });
    expect(progress[0]).toMatchObject({ phase: 'writing', totalBytes: expect.any(Number) });
    expect(readdirSync(out)).toEqual([]);
  });
});
