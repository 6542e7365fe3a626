import { execFileSync } from 'node:child_process';
import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { listFolder, measure } from '../../db/release/files.ts';
import { openBestRelease } from '../../db/release/store/fallback.ts';
import { releasesFolder, writePointer } from '../../db/release/store/pointer.ts';
import { verifiedNote } from '../../db/release/store/verified-note.ts';
import { museumKey, resign, smallRelease, temporaryFolder } from '../../test-support/release/release.ts';
import { compare, timed } from '../compare.ts';
import { type Measure, median } from '../measure.ts';

const fileBytes = 100 << 20;
const limitWarmMs = 300;
/** The time that a start waits until its files are old enough for a note, see `verified-note.ts`. */
const settledMs = 2_500;

/**
 * Opening a release with gigabytes of media: cold, when everything is read from the disk and verified, beside reading the same files once
 * from the disk; and warm, when a note says that they were.
 */
export async function measureVerify(isQuick: boolean): Promise<Measure[]> {
  const files = isQuick ? 5 : 50;
  const work = temporaryFolder();
  try {
    const release = join(releasesFolder(join(work, 'data')), '0002');
    mkdirSync(release, { recursive: true });
    const museum = museumKey();
    smallRelease(release, museum.secret, 2);
    writeMedia(release, files);
    resign(release, museum.secret, (manifest) => ({
      ...manifest,
      files: listFolder(release).files.map((path) => measure(release, path)),
    }));
    writePointer(join(work, 'data'), { current: '0002', previous: null });
    await new Promise((resolve) => setTimeout(resolve, settledMs));
    const start = { dataFolder: join(work, 'data'), trustedKeys: [museum.text], work };
    const size = `${((files * fileBytes) / 2 ** 30).toFixed(1)} GiB`;
    const rounds = 2;
    const cold = await compare({
      ...{ name: `verify and open ${size}, cold`, unit: 'ms', rounds, budget: 1.3 },
      ours: () => {
        forget(release);
        return timed(() => open(start, false));
      },
      peer: {
        name: 'reading it once',
        measure: () => {
          forget(release);
          return timed(() => readAll(release));
        },
      },
    });
    const hashed = await compare({
      ...{ name: '  from the page cache', unit: 'ms', rounds: 1, budget: null },
      ours: () => timed(() => open(start, false)),
      peer: { name: 'SHA-256 of as many bytes in memory', measure: () => timed(() => hash(files * fileBytes)) },
    });
    return [cold, hashed, warm(start, size)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

interface Start {
  dataFolder: string;
  trustedKeys: string[];
  work: string;
}

/** Opens the release as a start does. @throws where it was not the expected one, or not in the expected way */
function open({ dataFolder, trustedKeys, work }: Start, byNote: boolean): void {
  const note = verifiedNote(dataFolder);
  const log = { info: () => {}, warn: () => {} };
  const state = openBestRelease({ dataFolder, builtinFolder: join(work, 'none'), trustedKeys, log, note, byNote });
  state.close();
  if (state.level !== 'current' || state.isByNote !== byNote) throw new Error(`opened ${state.level}`);
}

function warm(start: Start, size: string): Measure {
  open(start, false);
  const times = Array.from({ length: 9 }, () => {
    const startMs = performance.now();
    open(start, true);
    return performance.now() - startMs;
  });
  return { name: `verify and open ${size}, warm`, value: median(times), unit: 'ms', limit: limitWarmMs };
}

function writeMedia(folder: string, files: number): void {
  const chunk = Buffer.alloc(fileBytes / 4);
  for (let index = 0; index < files; index++) {
    const file = openSync(join(folder, 'media', `${index}.mp4`), 'w');
    for (let part = 0; part < 4; part++) writeSync(file, randomFillSync(chunk));
    // Only pages that are on the disk can be forgotten.
    fsyncSync(file);
    closeSync(file);
  }
}

/** Drops the files of a folder from the page cache: the next reading is from the disk. */
function forget(folder: string): void {
  if (process.platform !== 'linux') return;
  for (const path of listFolder(folder).files)
    execFileSync('dd', [`if=${join(folder, path)}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' });
}

function readAll(folder: string): void {
  const chunk = Buffer.allocUnsafe(1 << 20);
  for (const path of listFolder(folder).files) {
    const file = openSync(join(folder, path), 'r');
    while (readSync(file, chunk) > 0);
    closeSync(file);
  }
}

function hash(bytes: number): void {
  const chunk = Buffer.alloc(1 << 20, 7);
  const digest = createHash('sha256');
  for (let hashed = 0; hashed < bytes; hashed += chunk.length) digest.update(chunk);
  digest.digest();
}
