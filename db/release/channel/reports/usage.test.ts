import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { museumKey, temporaryFolder } from '../../../../test-support/release/release.ts';
import type { MergedUsage, UsagePeriod } from '../../../model/api/usage.ts';
import { writeSigned } from './signed-file.ts';
import { readUsage, writeUsage } from './usage.ts';

/** Protects: counts of kiosks are merged without telling a withheld one, and what is not signed, whole and over is named and left out. */
const today = '2026-11-30';
const at = '2026-11-30T05:00:00.000Z';
const month = { from: '2026-10-01', to: '2026-10-31' };
const week = { from: '2026-11-23', to: '2026-11-29' };
const period = (change: Partial<UsagePeriod> = {}): UsagePeriod => ({
  ...month,
  ...{ visits: 40, languages: { kk: 30, ru: 5, en: null }, opened: { camp: 35, search: null }, ...change },
});
const [one, two, three] = [museumKey().secret, museumKey().secret, museumKey().secret];
const screens = [
  { kiosk: one.id, name: 'hall-1' },
  { kiosk: two.id, name: 'hall-2' },
  { kiosk: three.id, name: 'hall-3' },
];
let [share, stick] = ['', ''];
beforeEach(() => {
  [share, stick] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [share, stick]) mkdirSync(join(folder, 'metadata'));
});
afterEach(() => {
  for (const folder of [share, stick]) rmSync(folder, { recursive: true });
});
const fileOf = (key: typeof one) => join(share, 'status', `${key.id}.usage.json`);
const read = (folders = [share, stick], known: Parameters<typeof readUsage>[1] = screens) =>
  readUsage(folders, known, today);
const named = ({ opened }: MergedUsage['month'], name: string) => opened.find((row) => row.name === name);

describe('merged counts', () => {
  it('are limits of the true sum, and say on how many kiosks a count was withheld', async () => {
    await writeUsage(share, { at, periods: [period()] }, one);
    await writeUsage(share, { at, periods: [period({ languages: { kk: 10 }, opened: { search: null } })] }, two);
    const { usage, refused } = await read();
    expect(refused).toEqual([]);
    expect(usage.month).toMatchObject({ ...month, kiosks: [one.id, two.id].sort() });
    expect(usage.month.languages).toEqual([
      { name: 'kk', atLeast: 40, atMost: 48, withheld: 0 },
      { name: 'ru', atLeast: 5, atMost: 9, withheld: 0 },
      { name: 'en', atLeast: 0, atMost: 4, withheld: 1 },
    ]);
    expect(named(usage.month, 'search')).toEqual({ name: 'search', atLeast: 0, atMost: 8, withheld: 2 });
    expect(named(usage.month, 'home')).toEqual({ name: 'home', atLeast: 0, atMost: 0, withheld: 0 });
    expect(named(usage.month, 'loop')).toBeUndefined();
    expect(usage.week).toMatchObject({ ...week, kiosks: [] });
  });

  it('cover twelve months, in which a month without counts is a gap and no zero', async () => {
    const september = { from: '2026-09-01', to: '2026-09-30', visits: null };
    const old = { from: '2025-10-01', to: '2025-10-31' };
    await writeUsage(share, { at, periods: [period(september), period(), period(old)] }, one);
    const { usage } = await read();
    expect(usage.year).toMatchObject({ from: '2025-11-01', to: '2026-10-31', kiosks: [one.id] });
    expect(named(usage.year, 'camp')).toEqual({ name: 'camp', atLeast: 70, atMost: 78, withheld: 0 });
    expect(named(usage.year, 'search')).toMatchObject({ atMost: 8, withheld: 1 });
    expect(usage.months).toHaveLength(12);
    expect(usage.months.slice(-3)).toEqual([
      { name: '2026-08-01', atLeast: 0, atMost: 0, withheld: 0, kiosks: 0 },
      { name: '2026-09-01', atLeast: 0, atMost: 4, withheld: 1, kiosks: 1 },
      { name: '2026-10-01', atLeast: 40, atMost: 44, withheld: 0, kiosks: 1 },
    ]);
  });

  it('take the newest report of a kiosk that left several', async () => {
    await writeUsage(share, { at: '2026-11-01T00:00:00.000Z', periods: [period({ visits: 5 })] }, one);
    await writeUsage(stick, { at, periods: [period({ visits: 45 })] }, one);
    expect((await read()).usage.months.at(-1)).toMatchObject({ atLeast: 45, kiosks: 1 });
  });

  it('count kiosks of one name once for each period, the newest report first', async () => {
    const earlier = period({ from: '2026-09-01', to: '2026-09-30', visits: 20 });
    await writeUsage(share, { at: '2026-11-02T00:00:00.000Z', periods: [earlier, period({ visits: 100 })] }, one);
    await writeUsage(share, { at, periods: [period({ visits: 40 })] }, two);
    const same = screens.map((screen) => ({ ...screen, name: 'kiosk' }));
    const { usage, refused } = await read([share], same);
    expect(usage.months.slice(-2).map(({ atLeast }) => atLeast)).toEqual([20, 40]);
    expect(refused).toEqual([{ file: fileOf(one), fault: 'same-name' }]);
    const apart = same.map((screen, index) => ({ ...screen, museum: `museum-${index}` }));
    expect(await read([share], apart)).toMatchObject({ refused: [] });
  });
});

describe('counts that are not merged', () => {
  const write = (...periods: UsagePeriod[]) => writeUsage(share, { at, periods }, one);
  const change = (edit: (text: string) => string) =>
    writeFileSync(fileOf(one), edit(readFileSync(fileOf(one), 'utf8')));

  it.each<[string, string, () => Promise<void>]>([
    ['damaged', 'cut off', () => write(period()).then(() => change((text) => text.slice(0, 90)))],
    ['too-large', 'endless', () => write(period()).then(() => change((text) => text.padEnd(40_000)))],
    ['forged', 'changed', () => write(period()).then(() => change((text) => text.replace('40', '95')))],
    [
      'forged',
      'signed for another purpose',
      async () => {
        await writeSigned(share, 'status', { at, periods: [period()] }, one);
        renameSync(join(share, 'status', `${one.id}.json`), fileOf(one));
      },
    ],
    ['newer', 'of a later format', () => writeSigned(share, 'usage', { at, format: 2, periods: 'all' }, one)],
    ['content', 'not rounded', () => write(period({ visits: 42 }))],
    ['content', 'negative', () => write(period({ opened: { camp: -5 } }))],
    ['content', 'words', () => write(period({ languages: { 'Ахметов Серік, 12 бөлім': 5 } }))],
    ['period', 'of single days', () => write(period({ from: '2026-10-31' }))],
    ['period', 'of a month that is not over', () => write(period({ from: '2026-11-01', to: '2026-11-30' }))],
    ['period', 'of no date', () => write(period({ from: '2026-02-30', to: '2026-02-31' }))],
    ['period', 'given twice for one month', () => write(period(), period())],
  ])('are refused as %s if they are %s, and the others are shown', async (fault, _, make) => {
    await writeUsage(share, { at, periods: [period()] }, two);
    await make();
    const { usage, refused } = await read();
    expect(refused).toEqual([{ file: fileOf(one), fault }]);
    expect(usage.month.kiosks).toEqual([two.id]);
  });

  it('are those of a kiosk without a valid report', async () => {
    await write(period());
    const { usage, refused } = await read([share], screens.slice(1));
    expect(refused).toEqual([{ file: fileOf(one), fault: 'no-status' }]);
    expect(usage.month.kiosks).toEqual([]);
  });
});
