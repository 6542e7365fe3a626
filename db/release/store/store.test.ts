import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  museumKey,
  project,
  resign,
  smallRelease,
  temporaryFolder,
  treeKey,
} from '../../../test-support/release/release.ts';
import { trustInstalled } from '../trust/trust.ts';
import { activateRelease } from './activate.ts';
import { openBestRelease } from './fallback.ts';
import { installRelease } from './install.ts';
import { listReleases, pruneReleases } from './installed.ts';
import { readPointer } from './pointer.ts';

const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const museum = museumKey();
const builtinFolder = smallRelease(join(work, 'builtin'), treeKey(), 2);
const trust = trustInstalled([museum.open], builtinFolder);
const made = (sequence: number) => {
  const folder = join(work, `made-${sequence}`);
  return existsSync(folder) ? folder : smallRelease(folder, museum.secret, sequence);
};

let dataFolder = '';
beforeEach(() => {
  dataFolder = temporaryFolder();
  return () => rmSync(dataFolder, { recursive: true });
});

const install = (sequence: number) => installRelease(dataFolder, made(sequence), trust);
const activate = (sequence: number, allowOlder = false) =>
  activateRelease({ dataFolder, sequence, trust, builtinSequence: 2, allowOlder });
const pointer = () => {
  const read = readPointer(dataFolder);
  return read.state === 'read' ? read.pointer : null;
};
const names = () => readdirSync(join(dataFolder, 'releases')).sort();

/** Protects: only whole and trusted releases are installed, once each. */
describe('installing', () => {
  it('copies a release under its number', () => {
    expect(install(7)).toMatchObject({ ok: true, value: { name: '0007' } });
    expect(names()).toEqual(['0007']);
    expect(install(7)).toMatchObject({ ok: true });
  });

  it('refuses a release that the kiosk would not show', () => {
    const stranger = smallRelease(join(work, 'stranger'), museumKey().secret, 8);
    expect(installRelease(dataFolder, stranger, trust)).toMatchObject({
      error: { reason: 'untrusted-key' },
    });
    expect(existsSync(join(dataFolder, 'releases', '0008'))).toBe(false);
  });

  it('refuses another release of the same number', () => {
    install(7);
    const rival = smallRelease(join(work, 'rival'), museum.secret, 7);
    resign(rival, museum.secret, (manifest) => ({ ...manifest, by: 'somebody else' }));
    expect(installRelease(dataFolder, rival, trust)).toEqual({ ok: false, error: { reason: 'taken', detail: '0007' } });
  });

  it('replaces an installed copy that was damaged', () => {
    install(7);
    truncateSync(join(dataFolder, 'releases', '0007', 'content.db'), 10);
    expect(install(7)).toMatchObject({ ok: true });
    expect(activate(7)).toMatchObject({ ok: true });
    expect(names()).toEqual(['0007', 'current']);
  });
});

/** Protects: the pointer moves forward, and back on purpose only. */
describe('activating', () => {
  it('makes the current release the previous one', () => {
    for (const sequence of [3, 4]) {
      install(sequence);
      expect(activate(sequence)).toMatchObject({ ok: true });
    }
    expect(pointer()).toEqual({ current: '0004', previous: '0003' });
    expect(activate(4)).toMatchObject({ ok: true });
    expect(pointer()).toEqual({ current: '0004', previous: '0003' });
  });

  it('refuses a number below the shown release, except for a rollback', () => {
    for (const sequence of [1, 3]) install(sequence);
    expect(activate(1)).toEqual({ ok: false, error: { reason: 'older', detail: '2' } });
    activate(3);
    expect(activate(1)).toEqual({ ok: false, error: { reason: 'older', detail: '3' } });
    expect(activate(1, true)).toMatchObject({ ok: true, value: { pointer: { current: '0001', previous: '0003' } } });
  });

  it('refuses a missing or damaged release and keeps the pointer', () => {
    install(3);
    activate(3);
    expect(activate(9)).toMatchObject({ error: { reason: 'missing' } });
    install(4);
    truncateSync(join(dataFolder, 'releases', '0004', 'content.db'), 10);
    expect(activate(4)).toMatchObject({ error: { reason: 'truncated-file' } });
    expect(pointer()).toEqual({ current: '0003', previous: null });
  });
});

describe('the list', () => {
  it('has every release with its state, the newest first, the built-in one last', () => {
    for (const sequence of [3, 4, 5]) install(sequence);
    activate(3);
    activate(4);
    truncateSync(join(dataFolder, 'releases', '0005', 'content.db'), 10);
    const listed = listReleases(dataFolder, builtinFolder, trust);
    expect(listed.map(({ name, mark, refusal }) => [name, mark, refusal?.reason ?? 'good'])).toEqual([
      ['0005', null, 'truncated-file'],
      ['0004', 'current', 'good'],
      ['0003', 'previous', 'good'],
      [null, null, 'good'],
    ]);
  });

  it('is pruned from the oldest, never the current or previous release', () => {
    for (const sequence of [3, 4, 5, 6]) install(sequence);
    activate(6);
    activate(3, true);
    expect(pruneReleases(dataFolder, 3)).toEqual(['0004']);
    expect(names()).toEqual(['0003', '0005', '0006', 'current']);
    expect(pruneReleases(dataFolder, 1)).toEqual(['0005']);
    expect(names()).toEqual(['0003', '0006', 'current']);
  });
});

/** Protects: a power cut at any instant of publishing leaves the old release or the new one. */
describe('SIGKILL', () => {
  const log = { info: () => {}, warn: (event: string) => void warned.push(event) };
  let warned: string[] = [];

  it.each([
    ['copied', 3],
    ['verified', 3],
    ['moved', 3],
    ['pointer-written', 3],
    ['pointer-moved', 4],
  ])('after the step "%s" leaves release %i on the screen', (step, shown) => {
    install(3);
    activate(3);
    const script = join(project, 'test-support/kills/install-release.ts');
    const ended = spawnSync(process.execPath, [script, dataFolder, made(4), builtinFolder, museum.text, step]);
    expect(ended.signal).toBe('SIGKILL');
    warned = [];
    const state = openBestRelease({ dataFolder, builtinFolder, trustedKeys: [museum.text], log });
    expect([state.level, state.release?.manifest.sequence, warned]).toEqual(['current', shown, []]);
    state.close();
    expect(install(4)).toMatchObject({ ok: true });
    expect(activate(4)).toMatchObject({ ok: true });
    expect(names().filter((name) => name.startsWith('.'))).toEqual([]);
    expect(pointer()).toEqual({ current: '0004', previous: '0003' });
  });
});
