import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, temporaryFolder } from '../../../../test-support/release/release.ts';
import type { ScreenReport } from '../../../model/api/staff.ts';
import { keptOf } from '../layout.ts';
import { kioskKey, readStatus, writeStatus } from './status.ts';

/** Protects: a report counts only if the kiosk that it names has signed it, and the newest one of each kiosk counts. */
const now = Date.UTC(2027, 0, 10);
const report: ScreenReport = {
  name: 'hall-1',
  at: new Date(now).toISOString(),
  since: null,
  release: { id: '0007-01234567', sequence: 7 },
  level: 'current',
  newest: 7,
  refused: null,
  staleSince: null,
  errors: 0,
  freeBytes: 5e9,
  version: '0.2.0',
};
const key = museumKey().secret;
let [share, stick] = ['', ''];
beforeEach(() => {
  [share, stick] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [share, stick]) mkdirSync(join(folder, 'metadata'));
});
afterEach(() => {
  for (const folder of [share, stick]) rmSync(folder, { recursive: true });
});
const fileIn = (folder: string) => join(folder, 'status', `${key.id}.json`);
const read = (...folders: string[]) => readStatus(folders, now);

describe('reports of kiosks', () => {
  it('are merged from several folders, the newest of each kiosk', async () => {
    await writeStatus(stick, { ...report, at: new Date(now - 3600_000).toISOString(), errors: 9 }, key);
    await writeStatus(share, report, key);
    expect(await read(stick, share, '/no/such/folder')).toEqual({
      screens: [{ ...report, kiosk: key.id, state: 'good' }],
      refused: [],
    });
  });

  it('compare a kiosk with those of its own museum: each numbers its releases by itself', async () => {
    const own = {
      ...report,
      name: 'hall-9',
      museum: 'dolinka',
      newest: 40,
      release: { id: '0040-01234567', sequence: 40 },
    };
    await writeStatus(share, report, key);
    await writeStatus(share, own, museumKey().secret);
    await writeStatus(share, { ...own, release: { id: '0039-01234567', sequence: 39 } }, museumKey().secret);
    expect((await read(share)).screens.map(({ museum, state }) => [museum, state])).toEqual([
      ['dolinka', 'behind'],
      [undefined, 'good'],
      ['dolinka', 'good'],
    ]);
  });

  it('show first the kiosks that need somebody', async () => {
    const [old, silent, full] = [museumKey().secret, museumKey().secret, museumKey().secret];
    await writeStatus(share, report, key);
    await writeStatus(share, { ...report, name: 'hall-2', release: { id: '0006-01234567', sequence: 6 } }, old);
    await writeStatus(share, { ...report, name: 'hall-3', at: new Date(now - 40 * 3600_000).toISOString() }, silent);
    await writeStatus(share, { ...report, name: 'hall-4', freeBytes: 1e6 }, full);
    const { screens } = await read(share);
    expect(screens.map(({ name, state }) => [name, state])).toEqual([
      ['hall-4', 'faulty'],
      ['hall-3', 'silent'],
      ['hall-2', 'behind'],
      ['hall-1', 'good'],
    ]);
  });

  it.each([
    ['changed', 'forged', (text: string) => text.replace('hall-1', 'hall-9')],
    [
      'signed by another key',
      'forged',
      (text: string) => text.replace(/"signature":"[^"]*"/, `"signature":"${'A'.repeat(86)}=="`),
    ],
    ['cut off', 'damaged', (text: string) => text.slice(0, 100)],
    ['endless', 'too-large', (text: string) => text.replace('{', `{${' '.repeat(10_000)}`)],
    ['no JSON', 'damaged', () => 'hello'],
  ])('are not shown but named if they are %s: %s', async (_, fault, change) => {
    await writeStatus(share, report, key);
    writeFileSync(fileIn(share), change(readFileSync(fileIn(share), 'utf8')));
    expect(await read(share)).toEqual({ screens: [], refused: [{ file: fileIn(share), fault }] });
  });

  it('of one kiosk do not count under the name of another', async () => {
    await writeStatus(share, report, key);
    const file = join(share, 'status', `${museumKey().open.id}.json`);
    renameSync(fileIn(share), file);
    expect(await read(share)).toEqual({ screens: [], refused: [{ file, fault: 'forged' }] });
  });

  it.each([
    ['newer', { ...report, format: 2, level: 'unknown' }],
    ['content', { ...report, level: 'unknown' }],
  ])('are not shown if what is signed is %s', async (fault, signed) => {
    await writeStatus(share, signed as ScreenReport, key);
    expect(await read(share)).toEqual({ screens: [], refused: [{ file: fileIn(share), fault }] });
  });

  it('are never read through a link', async () => {
    await writeStatus(share, report, key);
    renameSync(fileIn(share), join(stick, 'report'));
    symlinkSync(join(stick, 'report'), fileIn(share));
    expect(await read(share)).toEqual({ screens: [], refused: [{ file: fileIn(share), fault: 'damaged' }] });
  });

  it('are never written through a link', async () => {
    const victim = join(stick, 'victim');
    writeFileSync(victim, 'untouched');
    mkdirSync(join(share, 'status'));
    symlinkSync(victim, fileIn(share));
    await writeStatus(share, report, key);
    expect(readFileSync(victim, 'utf8')).toBe('untouched');
    expect((await read(share)).screens).toHaveLength(1);
  });

  it('are not left where a share is not mounted', async () => {
    rmSync(join(share, 'metadata'), { recursive: true });
    await expect(writeStatus(share, report, key)).rejects.toThrow('ENOENT');
    expect(existsSync(join(share, 'status'))).toBe(false);
  });

  it('are signed with a key that the kiosk makes once', () => {
    mkdirSync(keptOf(share).folder);
    expect(kioskKey(share)?.id).toBe(kioskKey(share)?.id);
  });
});
