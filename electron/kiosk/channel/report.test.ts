import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptOf } from '../../../db/release/channel/layout.ts';
import { readStatus } from '../../../db/release/channel/reports/status.ts';
import { readUsage } from '../../../db/release/channel/reports/usage.ts';
import { openUsageCounts, usageFile } from '../../../db/usage/counts.ts';
import { temporaryFolder } from '../../../test-support/release/release.ts';
import { reportTo } from './report.ts';

/** Protects: beside its report a kiosk leaves counts of weeks and months that are over, and none where counting is off. */
let [channel, dataFolder] = ['', ''];
const nowMs = Date.parse('2026-11-30T05:00:00Z');
beforeEach(() => {
  [channel, dataFolder] = [temporaryFolder(), temporaryFolder()];
  for (const folder of [join(channel, 'metadata'), keptOf(dataFolder).folder]) mkdirSync(folder);
});
afterEach(() => {
  for (const folder of [channel, dataFolder]) rmSync(folder, { recursive: true });
});

const count = (at: string, times: number, name: 'kk' | 'ru' = 'kk') => {
  const counts = openUsageCounts(dataFolder);
  counts.add([{ kind: 'visit', name, times }], Date.parse(at));
  counts.add([{ kind: 'screen', name: 'loop', times }], Date.parse(at));
  counts.close();
};
const report = (isCounting = true) =>
  reportTo([{ name: 'share', url: pathToFileURL(`${channel}/`).href }], {
    ...{ dataFolder, museum: undefined, isCounting, zone: 'Asia/Almaty', nowMs },
    shown: { level: 'builtin', release: null },
  });
const read = async () => {
  const { screens } = await readStatus([channel], nowMs);
  const { usage, refused } = await readUsage([channel], screens, '2026-11-30');
  return { screens, refused, week: usage.week.languages[0], months: usage.months };
};

it('reports whole weeks and months of the museum’s calendar, rounded, and nothing of days that are not over', async () => {
  count('2026-09-30T18:00:00Z', 7);
  count('2026-09-30T19:00:00Z', 13);
  count('2026-10-31T18:59:00Z', 2, 'ru');
  count('2026-10-31T19:00:00Z', 50);
  count('2026-11-22T19:00:00Z', 9);
  count('2026-11-29T19:00:00Z', 90);
  expect(await report()).toEqual([]);
  const { screens, refused, week, months } = await read();
  expect([screens.length, refused]).toEqual([1, []]);
  expect(week).toEqual({ name: 'kk', atLeast: 5, atMost: 9, withheld: 0 });
  expect(months.slice(-3).map(({ atLeast, kiosks }) => [atLeast, kiosks])).toEqual([
    [0, 0],
    [5, 1],
    [15, 1],
  ]);
});

it('withdraws its counts from the channel when counting is switched off', async () => {
  count('2026-10-05T06:00:00Z', 30);
  await report();
  expect((await read()).months.at(-1)).toMatchObject({ atLeast: 30, kiosks: 1 });
  await report(false);
  expect((await read()).months.at(-1)).toMatchObject({ atMost: 0, kiosks: 0 });
});

it('reports itself even if its counts cannot be read', async () => {
  mkdirSync(join(dataFolder, 'usage'));
  writeFileSync(usageFile(dataFolder), 'no database');
  expect(await report()).toEqual([{ place: 'usage', code: 'SQLITE_NOTADB' }]);
  expect((await read()).screens).toHaveLength(1);
});
