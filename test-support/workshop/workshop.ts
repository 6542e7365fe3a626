import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkshop } from '../../db/workshop/open.ts';
import type { Outcome, Refusal } from '../../db/workshop/outcome.ts';
import type { Actor, Body, Workshop } from '../../db/workshop/types.ts';
import { copyMadeOnce } from '../made-once.ts';
import { readSmallContent } from '../release/release.ts';

/** A workshop in a temporary folder, filled with the small content. */
export interface WorkshopFixture {
  folder: string;
  workshop: Workshop;
  /** Closes and reopens it, like a restart of the program. */
  reopen(): Workshop;
  remove(): void;
}

export const aigul: Actor = { account: 'a1', name: 'Айгүл', roles: ['editor'] };
export const bolat: Actor = { account: 'a2', name: 'Болат', roles: ['editor', 'approver'] };

const beginsAt = Date.UTC(2026, 10, 23);

/** A clock that advances by a second at each call. */
export function tickingClock(ms = beginsAt): () => Date {
  let at = ms;
  return () => {
    at += 1000;
    return new Date(at);
  };
}

/** Fills a workshop with the small content, an hour before the tests begin. */
function fill(folder: string): void {
  openWorkshop({ folder, now: tickingClock(beginsAt - 3_600_000), seed: readSmallContent }).close();
}

/** Puts a workshop that is filled with the small content into a folder without one. */
export const copySmallWorkshop = (folder: string): void => copyMadeOnce('workshop', folder, fill);

export function workshopFixture(): WorkshopFixture {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-workshop-'));
  copySmallWorkshop(folder);
  const now = tickingClock();
  const open = () => openWorkshop({ folder, now, seed: readSmallContent });
  const fixture: WorkshopFixture = {
    folder,
    workshop: open(),
    reopen: () => {
      fixture.workshop.close();
      fixture.workshop = open();
      return fixture.workshop;
    },
    remove: () => {
      fixture.workshop.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return fixture;
}

/** Unwraps a result, or fails the test with its error. */
export function value<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(JSON.stringify(outcome.error));
}

export function refusal(outcome: Outcome<unknown>): Refusal {
  if (!outcome.ok) return outcome.error;
  throw new Error('expected a refusal');
}

/** The claim that most tests of records change. */
export const northClaim = { kind: 'claim', id: 'north-1940' } as const;

/** Reads records and saves `northClaim` with some fields changed. @param fixture that of the test that runs */
export function editorOf(fixture: () => Pick<WorkshopFixture, 'workshop'>) {
  const bodyOf = (key: { kind: 'claim' | 'camp'; id: string }): Body =>
    fixture().workshop.record(key, aigul)?.body ?? {};
  const save = (changes: Body, baseRevision: number, more: object = {}) =>
    fixture().workshop.save({
      key: northClaim,
      baseRevision,
      body: { ...bodyOf(northClaim), ...changes },
      reason: 'a better count',
      by: aigul,
      ...more,
    });
  return { bodyOf, save };
}
