import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccountsFile } from './accounts.ts';
import { createThrottle, delayMsAfter, forgetTries, type Throttle } from './throttle.ts';

/** Protects: guessing passphrases is too slow to succeed, and neither a restart nor a change of the clock helps. */
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

/** Tries as soon as permitted. @returns the waits */
function guess(name: string): number {
  const wait = throttle.waitMs(name);
  nowMs += wait;
  expect(throttle.take(name)).toBe(0);
  return wait;
}

describe('failed sign-ins', () => {
  it('delay the next one by 1 s, 2 s, 4 s and so on, up to 15 minutes', () => {
    const waits = Array.from({ length: 14 }, () => guess('a'));
    expect(waits.slice(0, 6)).toEqual([0, 1000, 2000, 4000, 8000, 16_000]);
    expect(waits.slice(10)).toEqual([512_000, 15 * minute, 15 * minute, 15 * minute]);
    expect(delayMsAfter(1_000_000)).toBe(15 * minute);
  });

  it('are refused and not counted during the delay', () => {
    guess('a');
    for (let i = 0; i < 100; i++) expect(throttle.take('a')).toBe(1000);
    nowMs += 999;
    expect(throttle.take('a')).toBe(1);
    nowMs += 1;
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(2000);
  });

  it('start the delay after the check, however long that took', () => {
    expect(throttle.take('a')).toBe(0);
    nowMs += 700;
    expect(throttle.wrong('a')).toBe(1000);
    nowMs += 999;
    expect(throttle.take('a')).toBe(1);
  });

  it('of one name delay all names, in any spelling', () => {
    guess('Айгүл');
    expect(throttle.take('Болат')).toBe(1000);
    nowMs += 1000;
    expect(throttle.take(' АЙГҮЛ ')).toBe(0);
    expect(throttle.waitMs('айгүл')).toBe(2000);
  });

  it('for a name still count after another account signs in', () => {
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

  it('impose no second wait after a restart, and the count continues', () => {
    for (let i = 0; i < 9; i++) guess('a');
    nowMs += 256_000;
    throttle.settle();
    restart(1);
    expect(throttle.take('a')).toBe(0);
    expect(throttle.waitMs('a')).toBe(512_000);
  });

  it('are reset after an hour without one', () => {
    for (let i = 0; i < 9; i++) guess('a');
    nowMs += 60 * minute;
    throttle.settle();
    guess('a');
    expect(throttle.waitMs('a')).toBe(1000);
    expect(db.prepare('SELECT count(*) AS n FROM wrong_try').get()).toEqual({ n: 2 });
  });

  it('can be reset by a command while the kiosk runs', () => {
    for (let i = 0; i < 9; i++) guess('a');
    const machine = openAccountsFile(folder);
    forgetTries(machine, 'A');
    machine.close();
    expect(throttle.waitMs('a')).toBe(0);
  });

  it('store no typed text in the file', () => {
    throttle.take('my secret passphrase');
    expect(JSON.stringify(db.prepare('SELECT scope FROM wrong_try').all())).not.toContain('secret');
  });
});
