import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccountsFile } from './accounts.ts';
import { createThrottle, delayMsAfter, forgetTries, type Throttle } from './throttle.ts';

/** Protects: that guessing takes for ever, and that neither a restart nor a clock helps. */
const minute = 60_000;
let folder: string;
let nowMs: number;
let db: ReturnType<typeof openAccountsFile>;
let throttle: Throttle;

function open(): void {
  db = openAccountsFile(folder);
  throttle = createThrottle({ db, clock: () => nowMs });
}

function restart(clockMs: number): void {
  db.close();
  nowMs = clockMs;
  open();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-throttle-'));
  nowMs = 5000;
  open();
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Tries as soon as it may. @returns what it had to wait for */
function guess(name: string): number {
  const wait = throttle.waitMs(name);
  nowMs += wait;
  expect(throttle.take(name)).toBe(0);
  return wait;
}

describe('wrong tries', () => {
  it('delay the next one by 1 s, 2 s, 4 s and so on, up to 15 minutes', () => {
    const waits = Array.from({ length: 14 }, () => guess('a'));
    expect(waits.slice(0, 6)).toEqual([0, 1000, 2000, 4000, 8000, 16_000]);
    expect(waits.slice(10)).toEqual([512_000, 15 * minute, 15 * minute, 15 * minute]);
    expect(delayMsAfter(1_000_000)).toBe(15 * minute);
  });

  it('are refused, not counted, while the delay lasts', () => {
    guess('a');
    for (let i = 0; i < 100; i++) expect(throttle.take('a')).toBe(1000);
    nowMs += 999;
    expect(throttle.take('a')).toBe(1);
    nowMs += 1;
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(2000);
  });

  it('delay from when they were weighed, however long that took', () => {
    expect(throttle.take('a')).toBe(0);
    nowMs += 700;
    expect(throttle.wrong('a')).toBe(1000);
    nowMs += 999;
    expect(throttle.take('a')).toBe(1);
  });

  it('of one name delay every other, and a name however it is typed', () => {
    guess('Айгүл');
    expect(throttle.take('Болат')).toBe(1000);
    nowMs += 1000;
    expect(throttle.take(' АЙГҮЛ ')).toBe(0);
    expect(throttle.waitMs('айгүл')).toBe(2000);
  });

  it('on a name stay when somebody else signs in', () => {
    for (let i = 0; i < 6; i++) guess('a');
    nowMs += throttle.waitMs('b');
    expect(throttle.take('b')).toBe(0);
    throttle.right('b');
    expect(throttle.waitMs('b')).toBe(0);
    nowMs += throttle.waitMs('a');
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(64_000);
  });

  it.each([
    ['the same', 0],
    ['an hour ahead', 60 * minute],
    ['set back', -1_000_000],
  ])('survive a restart with the clock %s', (_, jumpMs) => {
    for (let i = 0; i < 9; i++) guess('a');
    expect(throttle.waitMs('a')).toBe(256_000);
    nowMs += 200_000;
    restart(nowMs + jumpMs);
    expect(throttle.waitMs('a')).toBe(256_000);
    nowMs += 255_999;
    expect(throttle.take('a')).toBe(1);
    nowMs += 1;
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(512_000);
  });

  it('once waited for are not waited for again after a restart, and the count goes on', () => {
    for (let i = 0; i < 9; i++) guess('a');
    nowMs += 256_000;
    throttle.settle();
    restart(1);
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(512_000);
  });

  it('are forgotten after an hour without one', () => {
    for (let i = 0; i < 9; i++) guess('a');
    nowMs += 60 * minute;
    throttle.settle();
    guess('a');
    expect(throttle.waitMs('a')).toBe(1000);
    expect(db.prepare('SELECT count(*) AS n FROM wrong_try').get()).toEqual({ n: 2 });
  });

  it('can be forgotten at the machine, while the kiosk runs', () => {
    for (let i = 0; i < 9; i++) guess('a');
    const machine = openAccountsFile(folder);
    forgetTries(machine, 'A');
    machine.close();
    expect(throttle.waitMs('a')).toBe(0);
  });

  it('leave no word that was typed in the file', () => {
    throttle.take('my secret passphrase');
    expect(JSON.stringify(db.prepare('SELECT scope FROM wrong_try').all())).not.toContain('secret');
  });
});
