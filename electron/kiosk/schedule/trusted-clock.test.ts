import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../service/http/log.ts';
import { openingHours } from './opening-hours.ts';
import { type Schedule, scheduleSchema } from './settings.ts';
import { clockFile, trustedClock } from './trusted-clock.ts';
import { dayMs } from './wall-time.ts';

/** Protects: the kiosk has a believable time whatever the machine says. */
const scheduleOf = (settings: v.InferInput<typeof scheduleSchema>): Schedule => v.parse(scheduleSchema, settings);
const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** Even numbers in 0 … 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('the clock', () => {
  let dataFolder: string;
  let system: number;
  let monotonic: number;
  const start = Date.UTC(2026, 8, 1, 9);
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'esimde-clock-'));
    [system, monotonic] = [start, 0];
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));
  const open = (bornMs = start - 10 * dayMs) =>
    trustedClock({ dataFolder, system: () => system, monotonic: () => monotonic, bornMs, log: silent });
  const pass = (ms: number) => {
    system += ms;
    monotonic += ms;
  };

  it('continues from the last time seen after a restart with a dead battery', () => {
    const clock = open();
    clock.save();
    system = 0;
    expect(clock.now()).toBe(start);
    pass(5_000);
    expect(clock.now()).toBe(start + 5_000);
    clock.save();
    expect(open().now()).toBeGreaterThanOrEqual(start + 5_000);
    system = start + 2 * dayMs;
    expect(open().now()).toBe(start + 2 * dayMs);
  });

  it('is never before the release', () => {
    system = Date.UTC(2015, 0, 1);
    expect(open(start).now()).toBe(start);
  });

  it('follows a clock far in the future and returns with it', () => {
    const clock = open();
    clock.save();
    system = Date.UTC(2087, 4, 31);
    expect(clock.now()).toBe(system);
    clock.save();
    expect(open().now()).toBe(system);
    system = start + 60_000;
    monotonic += 60_000;
    expect(clock.now()).toBe(start + 60_000);
    expect(open().now()).toBe(start + 60_000);
  });

  it.each([400, -400])('trusts a clock that is %s days off after it has run evenly for days', (days) => {
    system = start + 1_000 * dayMs;
    const clock = open(start);
    for (let hour = 0; hour < 73; hour++, pass(3_600_000)) clock.save();
    expect(JSON.parse(readFileSync(clockFile(dataFolder), 'utf8')).seenMs).toBeGreaterThan(start + 1_000 * dayMs);
    system += days * dayMs;
    const other = () => (system - (start + monotonic)) / dayMs;
    for (let hour = 0; hour < 71; hour++, pass(3_600_000)) clock.save();
    expect((clock.now() - (start + monotonic)) / dayMs).toBeCloseTo(Math.max(1_000, other()), 1);
    for (let hour = 0; hour < 3; hour++, pass(3_600_000)) clock.save();
    expect(clock.now()).toBe(system);
  });

  it('accepts a correction of hours', () => {
    const clock = open();
    clock.save();
    system -= 3 * 3_600_000;
    expect(clock.now()).toBe(system);
    clock.save();
    expect(open().now()).toBe(system);
  });

  it('survives any system time and any content of its file', () => {
    const random = seeded(3);
    const clock = open(start);
    for (let turn = 0; turn < 300; turn++) {
      monotonic += random() * dayMs;
      const tales = [Number.NaN, Number.POSITIVE_INFINITY, -1e15, 8.64e15, 0, random() * 8e15, start + monotonic];
      system = tales[turn % tales.length] ?? 0;
      if (turn % 3 === 0) clock.save();
      expect(clock.now()).toBeGreaterThanOrEqual(start - dayMs);
      expect(() => openingHours(scheduleOf({}), clock.now).now(['05-31'])).not.toThrow();
    }
    for (const text of ['', '{', '{"seenMs":"x"}', '{"seenMs":1e300}', 'null']) {
      writeFileSync(clockFile(dataFolder), text);
      system = start;
      expect(open().now()).toBe(start);
    }
  });

  it('continues if its file cannot be written', () => {
    mkdirSync(clockFile(dataFolder));
    const clock = open();
    expect(() => clock.save()).not.toThrow();
    expect(clock.now()).toBe(start);
  });

  it('writes a complete file', () => {
    open().save();
    expect(JSON.parse(readFileSync(clockFile(dataFolder), 'utf8'))).toEqual({ seenMs: start, other: null });
  });
});
