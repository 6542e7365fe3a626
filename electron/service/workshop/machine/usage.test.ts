import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { UsageSummary } from '../../../../db/model/api/usage.ts';
import { openUsageCounts } from '../../../../db/usage/counts.ts';
import { watchDrives } from '../releases/drives.ts';
import { usageRoutes } from './usage.ts';

/** Protects: curators see sums over the requested days in the museum's time, and never a count below five. */
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

const ask = (path: string, init?: RequestInit) => {
  const drives = watchDrives([join(dataFolder, 'stick')]);
  return usageRoutes({
    audit: { append: () => undefined as never },
    dataFolder,
    drives,
    enabled: true,
    zone: 'Asia/Almaty',
    now: () => now,
  }).request(path, init);
};

it('returns sums by the museum’s day and hour, without small counts', async () => {
  const summary = (await (await ask('/usage')).json()) as UsageSummary;
  expect(summary.byDay).toEqual([
    { day: '2026-05-31', visits: 5 },
    { day: '2026-06-01', visits: null },
  ]);
  expect(summary.byHour[21]).toEqual({ hour: 21, visits: 5 });
  expect(summary.languages.map(({ visits }) => visits)).toEqual([5, null, 0]);
  const longer = (await (await ask('/usage?days=365')).json()) as UsageSummary;
  expect(longer.languages.map(({ visits }) => visits)).toEqual([5, null, 90]);
});

it.each(['/usage?days=0', '/usage?days=x', '/usage?days=99999', '/usage?days=3', '/usage?days=4'])(
  'refuses %s',
  async (path) => {
    expect((await ask(path)).status).toBe(400);
  },
);

const table = ['hour_utc,kind,name,bucket,times', '2026-05-31T16,visit,kk,,7', '2026-06-01T03,visit,ru,,', ''].join(
  '\r\n',
);

it('returns the same as a table, in which a small count is an empty cell', async () => {
  expect(await (await ask('/usage.csv')).text()).toBe(table);
});

it('writes the table to a stick, and reports a missing stick', async () => {
  const toStick = () =>
    ask('/usage/export', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ drive: 'folder-1', days: 28 }),
    });
  expect((await toStick()).status).toBe(404);
  const stick = join(dataFolder, 'stick');
  mkdirSync(stick);
  expect((await toStick()).status).toBe(201);
  expect(readdirSync(stick)).toEqual(['esimde-usage-20260601-0400.csv']);
  expect(readFileSync(join(stick, 'esimde-usage-20260601-0400.csv'), 'utf8')).toBe(table);
});
