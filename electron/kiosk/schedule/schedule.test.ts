import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../../db/model/result.ts';
import type { Log } from '../../service/http/log.ts';
import { runProgram } from '../run-program.ts';
import { displayPower } from './display-power.ts';
import { openingHours, phaseAt, silenceAt } from './opening-hours.ts';
import { type Schedule, scheduleSchema } from './settings.ts';
import { dayMs, zoneOf } from './wall-time.ts';

/** Protects: opening hours, nights and days of remembrance, for any system clock. */
const scheduleOf = (settings: v.InferInput<typeof scheduleSchema>): Schedule => v.parse(scheduleSchema, settings);
const week = (hours: string[]) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Even numbers in 0 … 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

const zones = ['Asia/Almaty', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];

describe('local time', () => {
  it('converts back to the same time, in any zone and year', () => {
    const random = seeded(1);
    for (let turn = 0; turn < 2_000; turn++) {
      const zone = zoneOf(zones[turn % zones.length] ?? 'UTC');
      const atMs = Math.floor(random() * Date.UTC(2090, 0)) + 1;
      const { day, minute, weekday } = zone.wallTime(atMs);
      const found = zone.momentOf(day, minute);
      expect(zone.wallTime(found)).toEqual({ day, minute, weekday });
      // The first of two if an hour occurs twice.
      expect(found).toBeLessThanOrEqual(atMs);
      expect(atMs - found).toBeLessThan(3_600_000 + 60_000);
    }
  });

  it('uses the moment after the gap for a time that never occurs', () => {
    const berlin = zoneOf('Europe/Berlin');
    expect(new Date(berlin.momentOf('2026-03-29', 150)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(berlin.wallTime(berlin.momentOf('2026-03-29', 150)).minute).toBe(210);
    expect(new Date(berlin.momentOf('2026-10-25', 150)).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('opening hours', () => {
  const museum = scheduleOf({
    hours: { ...week(['10:00-18:00']), mon: [], fri: ['20:00-02:00'], sun: ['10:00-13:00', '14:00-24:00'] },
    dates: { '2027-03-22': ['12:00-15:00'], '12-31': [] },
    holidays: ['01-01', '2026-12-16'],
    holidayHours: ['11:00-12:00'],
  });
  const phase = (day: string, time: string, schedule = museum) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return phaseAt(schedule, { day, weekday: 0, minute: hour * 60 + minute });
  };

  it.each([
    ['2026-12-01', '09:59', 'dark'],
    ['2026-12-01', '10:00', 'open'],
    ['2026-12-01', '17:59', 'open'],
    ['2026-12-01', '18:00', 'dim'],
    ['2026-12-01', '18:29', 'dim'],
    ['2026-12-01', '18:30', 'dark'],
    ['2026-11-30', '12:00', 'dark'], // Monday
    ['2026-12-04', '23:59', 'open'], // Friday, over midnight
    ['2026-12-05', '01:59', 'open'],
    ['2026-12-05', '02:00', 'dim'],
    ['2026-12-05', '02:30', 'dark'],
    ['2026-12-06', '13:10', 'dim'], // Sunday's break
    ['2026-12-06', '23:59', 'open'],
    ['2026-12-07', '00:00', 'dim'],
    ['2027-03-22', '12:00', 'open'], // a Monday with hours of its own
    ['2026-12-31', '12:00', 'dark'],
    ['2027-01-01', '11:30', 'open'],
    ['2027-01-01', '13:30', 'dark'],
    ['2026-12-16', '11:30', 'open'],
  ])('%s %s is %s', (day, time, expected) => expect(phase(day, time)).toBe(expected));

  it('default to always open, without holidays', () => {
    for (const day of ['2026-01-01', '2026-03-22', '2026-12-16']) {
      for (const time of ['00:00', '03:00', '23:59']) expect(phase(day, time, scheduleOf({}))).toBe('open');
    }
  });

  it('have a phase at every moment of a hundred years, including jumps and broken clocks', () => {
    const random = seeded(7);
    for (let turn = 0; turn < 3_000; turn++) {
      const atMs = (random() - 0.3) * 100 * 365 * dayMs;
      const hours = openingHours({ ...museum, zone: zones[turn % zones.length] ?? null }, () => atMs);
      const now = hours.now(['05-31']);
      expect(['open', 'dim', 'dark']).toContain(now.glass);
      expect(now.day).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(now.isMemoryDay).toBe(now.day.endsWith('-05-31'));
    }
  });

  it('change at the same local time before and after a daylight saving change', () => {
    const schedule = scheduleOf({ zone: 'Europe/Berlin', hours: week(['10:00-18:00']) });
    const zone = zoneOf('Europe/Berlin');
    for (const day of ['2026-03-28', '2026-03-29', '2026-10-24', '2026-10-25']) {
      const at = (minute: number) => openingHours(schedule, () => zone.momentOf(day, minute)).phase();
      expect([at(599), at(600), at(1079), at(1080), at(1110)]).toEqual(['dark', 'open', 'open', 'dim', 'dark']);
    }
  });
});

describe('the minute of silence', () => {
  const almaty = zoneOf('Asia/Almaty');
  const released = ['05-31'];
  const noon = almaty.momentOf('2026-05-31', 720);

  it('is announced a minute before, lasts a minute, and occurs only on days of remembrance', () => {
    const at = (ms: number) => silenceAt(scheduleOf({}), released, almaty, noon + ms);
    expect(at(-60_001)).toBeNull();
    expect(at(-60_000)).toMatchObject({ id: '2026-05-31', inMs: 60_000 });
    expect(at(0)).toMatchObject({ inMs: 0, durationMs: 60_000 });
    expect(at(59_999)).toMatchObject({ inMs: -59_999 });
    expect(at(60_000)).toBeNull();
    expect(at(dayMs)).toBeNull();
    expect(silenceAt(scheduleOf({ memory: { silenceAt: null } }), released, almaty, noon)).toBeNull();
    const own = scheduleOf({ memory: { days: ['2026-11-07'], silenceAt: '00:00' } });
    const midnight = almaty.momentOf('2026-11-07', 0);
    expect(silenceAt(own, released, almaty, midnight - 30_000)).toMatchObject({ id: '2026-11-07', inMs: 30_000 });
  });

  it('occurs once a year in every zone, even if its hour occurs twice or never', () => {
    for (const [zone, day, time] of [
      ['Europe/Berlin', '2026-03-29', '02:30'],
      ['Europe/Berlin', '2026-10-25', '02:30'],
      ['Asia/Almaty', '2024-02-29', '23:30'],
      ['America/New_York', '2026-11-01', '01:30'],
    ] as const) {
      const schedule = scheduleOf({ memory: { days: [day], silenceAt: time } });
      const here = zoneOf(zone);
      let silences = 0;
      for (let ms = here.momentOf(day, 0) - dayMs; ms < here.momentOf(day, 0) + 2 * dayMs; ms += 60_000) {
        const silence = silenceAt(schedule, [], here, ms);
        if (silence && silence.inMs <= 0) silences++;
      }
      expect(silences).toBe(1);
    }
  });
});

describe('the panel', () => {
  const glass = { on: ['panel', 'on'], off: ['panel', 'off'], timeoutSeconds: 3 };

  it('is off at night, on in the morning, and on after a touch while a visitor is present', async () => {
    const commands: string[] = [];
    let [phase, clock]: ['open' | 'dim' | 'dark', number] = ['open', 0];
    const panel = displayPower({
      phase: () => phase,
      commands: glass,
      clock: () => clock,
      run: async ([, which = '']) => {
        commands.push(which);
        return ok(null);
      },
      log: silent,
    });
    await panel.update();
    expect(commands).toEqual([]);
    phase = 'dim';
    await panel.update();
    phase = 'dark';
    await panel.update();
    expect(commands).toEqual(['off']);
    panel.wake();
    await panel.update();
    clock += 60_000;
    await panel.update();
    expect(commands).toEqual(['off', 'on']);
    clock += 120_000;
    await panel.update();
    expect(commands).toEqual(['off', 'on', 'off']);
    phase = 'open';
    await panel.update();
    expect(commands).toEqual(['off', 'on', 'off', 'on']);
  });

  it('is not tried more than three times in a phase', async () => {
    let tries = 0;
    const panel = displayPower({
      phase: () => 'dark',
      commands: glass,
      clock: () => 1e9,
      run: async () => {
        tries++;
        return failed('status 1');
      },
      log: silent,
    });
    for (let look = 0; look < 10; look++) await panel.update();
    expect(tries).toBe(3);
  });

  it('is switched without a shell and with a timeout', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-glass-'));
    const file = join(folder, 'said');
    const echo = [process.execPath, '-e', 'require("fs").writeFileSync(process.argv[1], process.argv[2])', file];
    expect(await runProgram([...echo, '$(id); *'], 10_000)).toMatchObject({ ok: true });
    expect(readFileSync(file, 'utf8')).toBe('$(id); *');
    expect(await runProgram(['/no/such/program'], 1_000)).toMatchObject({ ok: false });
    expect(await runProgram([process.execPath, '-e', 'setTimeout(() => {}, 60_000)'], 300)).toMatchObject({
      ok: false,
    });
    rmSync(folder, { recursive: true });
  });
});
