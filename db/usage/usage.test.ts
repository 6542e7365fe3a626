import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UsageCount } from '../model/api/usage.ts';
import { openUsageCounts, type UsageCounts, usageFile } from './counts.ts';
import { periodOf, summaryOf, suppressed } from './suppression.ts';

/** Protects: only uses are counted, by hour and from closed lists, and no small count leaves the kiosk. */
let folder: string;
let counts: UsageCounts;
const at = Date.UTC(2026, 4, 31, 9, 41, 7);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-usage-'));
  counts = openUsageCounts(folder);
});
afterEach(() => {
  counts.close();
  rmSync(folder, { recursive: true, force: true });
});

const visits = (times: number): UsageCount => ({ kind: 'visit', name: 'kk', times });

describe('counts', () => {
  it('add up within an hour, across restarts, and store no finer time', () => {
    counts.add([visits(3)], at);
    counts.close();
    counts = openUsageCounts(folder);
    counts.add([visits(4), { kind: 'dwell', name: 'camp', bucket: '30', times: 2 }], at + 600_000);
    counts.add([visits(1)], at + 3_600_000);
    expect(counts.rows('', '9')).toEqual([
      { hour: '2026-05-31T09', kind: 'dwell', name: 'camp', bucket: '30', times: 2 },
      { hour: '2026-05-31T09', kind: 'visit', name: 'kk', bucket: null, times: 7 },
      { hour: '2026-05-31T10', kind: 'visit', name: 'kk', bucket: null, times: 1 },
    ]);
    expect(counts.rows('2026-05-31T10', '2026-05-31T10')).toHaveLength(1);
  });

  it('are rejected by the schema if they are not counts', () => {
    const text = { kind: 'visit', name: 'Ахметов Серік, 12 бөлім, 2026', times: 1 } as unknown as UsageCount;
    expect(() => counts.add([text], at)).toThrow(/CHECK/);
    expect(counts.rows('', '9')).toEqual([]);
  });

  it('are deleted on request, and the file shrinks', () => {
    for (let hour = 0; hour < 3_000; hour++) counts.add([visits(1)], at + hour * 3_600_000);
    counts.close();
    const full = statSync(usageFile(folder)).size;
    counts = openUsageCounts(folder);
    counts.clear();
    counts.close();
    counts = openUsageCounts(folder);
    expect(counts.rows('', '9')).toEqual([]);
    expect(statSync(usageFile(folder)).size).toBeLessThan(full / 4);
  });
});

describe('the report', () => {
  it('leaves out every count below five and no other', () => {
    counts.add([visits(4), { kind: 'visit', name: 'ru', times: 5 }], at);
    expect(suppressed(counts.rows('', '9')).map(({ name, times }) => [name, times])).toEqual([
      ['kk', null],
      ['ru', 5],
    ]);
  });

  it('rounds sums down, so that a withheld count cannot be told from a difference', () => {
    const span = { from: '', to: '', enabled: true, wallOf: () => ({ day: '2026-06-01', hour: 1 }) };
    counts.add([visits(50)], at);
    const before = summaryOf(counts.rows('', '9'), span).languages[0];
    counts.add([visits(2)], at + 3_600_000);
    expect(summaryOf(counts.rows('', '9'), span).languages[0]).toEqual(before);
    expect(before).toMatchObject({ visits: 50 });
  });

  it('sums by local days and hours', () => {
    counts.add([visits(6), { kind: 'screen', name: 'camp', times: 9 }], at);
    counts.add([visits(2), { kind: 'idle-reset', name: 'warning', times: 5 }], at + 16 * 3_600_000);
    const wallOf = (hour: string) => {
      const wall = new Date(Date.parse(`${hour}:00:00Z`) + 5 * 3_600_000).toISOString();
      return { day: wall.slice(0, 10), hour: Number(wall.slice(11, 13)) };
    };
    const span = { from: '2026-05-04', to: '2026-06-01', enabled: true };
    const summary = summaryOf(counts.rows('', '9'), { ...span, wallOf });
    expect(summary).toMatchObject({
      ...span,
      byDay: [
        { day: '2026-05-31', visits: 5 },
        { day: '2026-06-01', visits: null },
      ],
      idleResets: 5,
    });
    expect(summary.byHour[14]).toEqual({ hour: 14, visits: 5 });
    expect(summary.byHour[6]).toEqual({ hour: 6, visits: null });
    expect(summary.byHour[3]).toEqual({ hour: 3, visits: 0 });
    expect(summary.languages[0]).toEqual({ name: 'kk', visits: 5, changes: 0 });
    expect(summary.screens.find(({ name }) => name === 'camp')).toMatchObject({ opened: 5, abandoned: 0 });
  });
});

describe('what leaves the kiosk for its channel', () => {
  it('is rounded down or withheld, and says nothing of the loop', () => {
    counts.add([visits(7), { kind: 'visit', name: 'ru', times: 4 }, { kind: 'language', name: 'ru', times: 9 }], at);
    counts.add([visits(7), { kind: 'screen', name: 'loop', times: 80 }], at + 3_600_000);
    counts.add(
      [
        { kind: 'screen', name: 'camp', times: 3 },
        { kind: 'dwell', name: 'camp', bucket: '5', times: 9 },
      ],
      at,
    );
    const days = { from: '2026-05-25', to: '2026-05-31' };
    expect(periodOf(days, counts.totals('2026-05-31T09', '2026-05-31T10'))).toEqual({
      ...days,
      ...{ visits: 15, languages: { kk: 10, ru: null }, opened: { camp: null } },
    });
    expect(periodOf(days, counts.totals('2026-05-31T10', '2026-05-31T10'))).toMatchObject({ visits: 5, opened: {} });
  });
});
