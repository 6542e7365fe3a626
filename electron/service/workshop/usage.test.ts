import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UsageSummary } from '../../../db/model/record/usage.ts';
import { openUsageCounts } from '../../../db/usage/counts.ts';
import { usageRoutes } from './usage.ts';

/** Protects: curators see sums over the days they ask for, on the museum's wall, and never a count below five. */
let dataFolder: string;
const now = Date.UTC(2026, 5, 1, 4);
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'esimde-usage-'));
  const counts = openUsageCounts(dataFolder);
  counts.add([{ kind: 'visit', name: 'kk', times: 7 }], now - 12 * 3_600_000);
  counts.add([{ kind: 'visit', name: 'ru', times: 3 }], now - 3_600_000);
  counts.add([{ kind: 'visit', name: 'en', times: 90 }], now - 60 * 86_400_000);
  counts.close();
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const ask = (path: string) =>
  usageRoutes({ dataFolder, enabled: true, zone: 'Asia/Almaty', now: () => now }).request(path);

it('answers sums by the museum’s day and hour, small ones left out', async () => {
  const summary = (await (await ask('/usage')).json()) as UsageSummary;
  expect(summary.byDay).toEqual([
    { day: '2026-05-31', visits: 7 },
    { day: '2026-06-01', visits: null },
  ]);
  expect(summary.byHour[21]).toEqual({ hour: 21, visits: 7 });
  expect(summary.languages.map(({ visits }) => visits)).toEqual([7, null, 0]);
  const longer = (await (await ask('/usage?days=90')).json()) as UsageSummary;
  expect(longer.languages.map(({ visits }) => visits)).toEqual([7, null, 90]);
});

it.each(['/usage?days=0', '/usage?days=x', '/usage?days=99999'])('refuses %s', async (path) => {
  expect((await ask(path)).status).toBe(400);
});
