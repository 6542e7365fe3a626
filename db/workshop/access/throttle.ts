import { createHash } from 'node:crypto';
import type { WritableDb } from '../../sqlite/connection.ts';
import { foldedName } from './folded-name.ts';

const firstDelayMs = 1000;
const maxDelayMs = 15 * 60 * 1000;
/** Wrong tries are dropped after this time without another. */
const forgottenMs = 60 * 60 * 1000;

/** 1 s after the first wrong try, twice as long after each further one, 15 min at most. */
export const delayMsAfter = (wrong: number): number =>
  wrong === 0 ? 0 : Math.min(firstDelayMs * 2 ** (wrong - 1), maxDelayMs);

/**
 * Slows wrong passphrases down, for each name and for all together. The count is stored; the delay is measured by the
 * monotonic clock of the running program and restarts with it. So neither switching the machine off nor setting its clock
 * shortens a delay, and a delay that has passed is not imposed again after a restart.
 */
export interface Throttle {
  /**
   * Asks for a try. A try counts as wrong until `right` says otherwise, so that many at once, or a program that is
   * killed in the middle, gain nothing.
   *
   * @returns milliseconds to wait; 0: the try may be made, and is counted
   */
  take(name: string): number;
  /** How long the next try of this name has to wait now. */
  waitMs(name: string): number;
  /** The counted try was wrong: its delay begins now. @returns its length */
  wrong(name: string): number;
  /** The passphrase was right: drops the tries of the name and those of all names. */
  right(name: string): void;
  /** Called every minute: ends delays that have passed and drops old tries. */
  settle(): void;
}

interface TryRow {
  scope: string;
  wrong: number;
  waited: 0 | 1;
}

const overall = 'all';
const scopeOf = (name: string): string =>
  createHash('sha256')
    .update(`name:${foldedName(name)}`)
    .digest('hex');

export function createThrottle({ db, clock }: { db: WritableDb; clock: () => number }): Throttle {
  const openedMs = clock();
  const lastMs = new Map<string, number>();
  const statements = prepare(db);
  const quietMs = (scope: string): number => clock() - (lastMs.get(scope) ?? openedMs);
  const waitMs = (scope: string): number => {
    const row = statements.find.get(scope) as TryRow | undefined;
    if (!row || row.waited) return 0;
    return Math.max(0, Math.ceil(delayMsAfter(row.wrong) - quietMs(scope)));
  };
  const waitOf = (name: string): number => Math.max(waitMs(overall), waitMs(scopeOf(name)));
  const take = db.transaction((name: string): number => {
    const wait = waitOf(name);
    if (wait > 0) return wait;
    for (const scope of [overall, scopeOf(name)]) {
      if (quietMs(scope) >= forgottenMs) statements.forget.run(scope);
      statements.count.run(scope);
      lastMs.set(scope, clock());
    }
    return 0;
  });
  return {
    take: (name) => take.immediate(name),
    waitMs: waitOf,
    wrong: (name) => {
      for (const scope of [overall, scopeOf(name)]) lastMs.set(scope, clock());
      return waitOf(name);
    },
    right: (name) => forgetTries(db, name),
    settle: () => {
      for (const { scope, waited } of statements.all.all() as TryRow[]) {
        if (quietMs(scope) >= forgottenMs) {
          statements.forget.run(scope);
          lastMs.delete(scope);
        } else if (!waited && waitMs(scope) === 0) statements.waited.run(scope);
      }
    },
  };
}

/** Forgets the wrong tries of a name and of all together: what a technician does at the machine. */
export function forgetTries(db: WritableDb, name: string): void {
  const forget = db.prepare('DELETE FROM wrong_try WHERE scope IN (?, ?)');
  forget.run(overall, scopeOf(name));
}

function prepare(db: WritableDb) {
  return {
    all: db.prepare('SELECT scope, wrong, waited FROM wrong_try'),
    find: db.prepare('SELECT scope, wrong, waited FROM wrong_try WHERE scope = ?'),
    count: db.prepare(
      `INSERT INTO wrong_try (scope, wrong, waited) VALUES (?, 1, 0)
       ON CONFLICT (scope) DO UPDATE SET wrong = wrong + 1, waited = 0`,
    ),
    waited: db.prepare('UPDATE wrong_try SET waited = 1 WHERE scope = ?'),
    forget: db.prepare('DELETE FROM wrong_try WHERE scope = ?'),
  };
}
