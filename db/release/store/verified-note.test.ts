import { cpSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, resign, smallRelease, temporaryFolder, treeKey } from '../../../test-support/release/release.ts';
import { measure } from '../files.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { recheckTimes, watchCurrentRelease } from './current-release.ts';
import { type FallbackOptions, openBestReleaseSteps } from './fallback.ts';
import { installRelease } from './install.ts';
import { verifiedNote } from './verified-note.ts';

/** Protects: a start reads gigabytes only where they may have changed, and never shows what it would have refused. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey());
const trust = trustInstalled([museum.open], builtinFolder);
const built = smallRelease(join(work, 'release-2'), museum.secret, 2);
writeFileSync(join(built, 'media', 'film.mp4'), Buffer.alloc(3 << 20, 1));
resign(built, museum.secret, (manifest) => ({
  ...manifest,
  files: [...manifest.files, measure(built, 'media/film.mp4')],
}));

let dataFolder = '';
let film = '';

beforeEach(() => {
  dataFolder = temporaryFolder();
  film = join(dataFolder, 'releases', '0002', 'media', 'film.mp4');
  const installed = installRelease(dataFolder, built, trust);
  if (!installed.ok) throw new Error(installed.error.reason);
  activateRelease({ dataFolder, sequence: 2, trust, builtinSequence: 1 });
  return () => rmSync(dataFolder, { recursive: true });
});

/** Starts once. @returns the level, and how many steps of reading it took */
function start(options: Partial<FallbackOptions> = {}): { level: string; isByNote: boolean; steps: number } {
  const log = { info: () => {}, warn: () => {} };
  const note = verifiedNote(dataFolder, 0);
  const run = openBestReleaseSteps({
    ...{ dataFolder, builtinFolder, trustedKeys: [museum.text], log, note, byNote: true },
    ...options,
  });
  for (let steps = 0; ; steps++) {
    const step = run.next();
    if (!step.done) continue;
    const { level, isByNote, close } = step.value;
    close();
    return { level, isByNote, steps };
  }
}

const unread = { level: 'current', isByNote: true, steps: 0 };

describe('the note of a verified release', () => {
  it('lets the next start open the release without reading its files', () => {
    expect(start()).toMatchObject({ level: 'current', isByNote: false });
    expect(start()).toEqual(unread);
  });

  it('is not asked by a start that reads everything', () => {
    start();
    const { isByNote, steps } = start({ byNote: false });
    expect([isByNote, steps > 3]).toEqual([false, true]);
  });

  it('does not hide a changed file that has its former size and time', () => {
    start();
    const { atime, mtime } = statSync(film);
    writeFileSync(film, Buffer.alloc(3 << 20, 2));
    utimesSync(film, atime, mtime);
    expect(start().level).toBe('builtin');
  });

  it('does not hide an added or a missing file', () => {
    start();
    writeFileSync(join(film, '..', 'extra.mp4'), '');
    expect(start().level).toBe('builtin');
    rmSync(join(film, '..', 'extra.mp4'));
    rmSync(film);
    expect(start().level).toBe('builtin');
  });

  it('does not hide that the key of the release was revoked', () => {
    start();
    expect(start({ revokedKeys: [museum.open.id] }).level).toBe('builtin');
  });

  it('counts only in the data folder and with the key that it was sealed with', () => {
    start();
    const note = readFileSync(join(dataFolder, 'verified', 'note'));
    writeFileSync(join(dataFolder, 'verified', 'note'), note.with(3, (note[3] ?? 0) ^ 1));
    expect(start().isByNote).toBe(false);
    expect(start()).toEqual(unread);
    writeFileSync(join(dataFolder, 'verified', 'key'), Buffer.alloc(32, 7));
    expect(start().isByNote).toBe(false);
  });

  it('is for the same files, not for a copy of them', () => {
    start();
    const folder = join(dataFolder, 'releases', '0002');
    cpSync(folder, `${folder}-copy`, { recursive: true, preserveTimestamps: true });
    rmSync(folder, { recursive: true });
    cpSync(`${folder}-copy`, folder, { recursive: true, preserveTimestamps: true });
    expect(start().isByNote).toBe(false);
  });

  it('is not left for files that changed shortly before', () => {
    start({ note: verifiedNote(dataFolder, 3_600_000) });
    expect(start().isByNote).toBe(false);
  });

  it('is not needed where it cannot be written', () => {
    writeFileSync(join(dataFolder, 'verified'), 'a file in place of the folder');
    expect(start()).toMatchObject({ level: 'current', isByNote: false });
  });

  it('is followed by a full check, which leaves a release that is damaged', async () => {
    writeFileSync(film, Buffer.alloc(3 << 20, 3));
    let nowMs = 0;
    const logged: string[] = [];
    const log = {
      info: () => {},
      warn: (event: string, details: object = {}) => logged.push(`${event} ${JSON.stringify(details)}`),
    };
    // A disk that changes a file and none of its times.
    const note = { matches: () => true, write: () => {} };
    const keys = () => ({ trustedKeys: [museum.text] });
    const watched = watchCurrentRelease({ dataFolder, builtinFolder, keys, log, note }, () => nowMs);
    nowMs = recheckTimes.fullCheckMs - 1;
    await watched.recheck();
    expect([watched.current().level, watched.current().isByNote]).toEqual(['current', true]);
    nowMs = recheckTimes.fullCheckMs;
    await watched.recheck();
    expect(watched.current().level).toBe('builtin');
    expect(logged.at(-1)).toContain('"reason":"full-check"');
    watched.close();
  });
});
