import type { RecordKey } from '../../model/api/records.ts';
import type { RevisionCause } from '../../model/api/revisions.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Actor, Body, NewRecord, Saving, Step } from '../types.ts';
import { type ReadBody, readBody } from './body.ts';
import { type CorrectionWriter, createCorrections } from './corrections.ts';
import { merge } from './merge.ts';
import type { Entry, Ledger, Occasion } from './revisions.ts';

/** What editing has at hand. */
export interface Desktop {
  ledger: Ledger;
  now: () => Date;
  /** Name of who made a revision. */
  authorOf: (entry: Entry, number: number) => string;
  /** Another record, not withdrawn, that points to this one. */
  pointsTo: (key: RecordKey) => RecordKey | null;
}

/** Changes of single records; each belongs into a transaction of its own, which a refusal leaves empty. */
export interface Editing {
  create(record: NewRecord): Outcome<Entry>;
  save(saving: Saving): Outcome<Entry>;
  withdraw(step: Step): Outcome<Entry>;
  restore(step: Step): Outcome<Entry>;
  undo(step: Step & { revision: number }): Outcome<Entry>;
}

export function createEditing(desktop: Desktop): Editing {
  const corrections = createCorrections(desktop);
  return {
    create: (record) => create(desktop, record),
    save: (saving) => save(desktop, saving, corrections),
    withdraw: (step) => atHead(desktop, step, (entry) => withdraw(desktop, entry, step)),
    restore: (step) => atHead(desktop, step, (entry) => restore(desktop, entry, step)),
    undo: (step) => atHead(desktop, step, (entry) => undo(desktop, entry, step)),
  };
}

export const occasion = (
  { now }: Pick<Desktop, 'now'>,
  by: Actor,
  cause: RevisionCause,
  reason: string,
  batch: string | null = null,
): Occasion => ({ at: now().toISOString(), by, cause, reason, batch });

function create(desktop: Desktop, { kind, id, body, reason, by }: NewRecord): Outcome<Entry> {
  const key = { kind, id };
  const there = desktop.ledger.find(key);
  if (there !== null) {
    const how = there.withdrawn ? 'withdrawn, and can be restored' : 'there already';
    return refused('exists', `${kind} "${id}" is ${how}: choose another id.`);
  }
  const read = readBody(key, body);
  if (!read.ok) return read;
  return done(write(desktop, key, null, read.value, false, occasion(desktop, by, 'edit', reason)));
}

function write(
  desktop: Desktop,
  key: RecordKey,
  entry: Entry | null,
  read: ReadBody,
  withdrawn: boolean,
  on: Occasion,
): Entry {
  const written = desktop.ledger.write({ key, entry, read, withdrawn, occasion: on });
  desktop.ledger.settle();
  return written;
}

function save(desktop: Desktop, saving: Saving, corrections: CorrectionWriter): Outcome<Entry> {
  const { key, baseRevision, body, reason, by, cause = 'edit', correction } = saving;
  const entry = desktop.ledger.find(key);
  if (entry === null) return unknown(key);
  const read = readBody(key, body);
  if (!read.ok) return read;
  const theirs = desktop.ledger.body(entry);
  if (JSON.stringify(theirs) === read.value.json) return done(entry);
  if (baseRevision !== entry.head) return conflict(desktop, entry, baseRevision, read.value.body);
  if (entry.withdrawn) return withdrawnAlready(key);
  const on = occasion(desktop, by, cause, reason);
  const written = write(desktop, key, entry, read.value, false, on);
  if (correction === undefined) return done(written);
  const noted = corrections.write({ key, before: theirs, after: read.value.body, note: correction, occasion: on });
  return noted.ok ? done(written) : noted;
}

/** Finds the record and whether the editor has seen its newest revision. */
function atHead(desktop: Desktop, { key, baseRevision }: Step, step: (entry: Entry) => Outcome<Entry>): Outcome<Entry> {
  const entry = desktop.ledger.find(key);
  if (entry === null) return unknown(key);
  if (entry.head !== baseRevision) return conflict(desktop, entry, baseRevision, null);
  return step(entry);
}

function withdraw(desktop: Desktop, entry: Entry, { key, reason, by }: Step): Outcome<Entry> {
  if (entry.withdrawn) return withdrawnAlready(key);
  if (key.kind === 'release') return refused('refused', 'The release cannot do without its own record.');
  const user = desktop.pointsTo(key);
  if (user !== null) {
    return refused('in-use', `${user.kind} "${user.id}" points to it: change or withdraw what points to it first.`);
  }
  return rewrite(desktop, entry, desktop.ledger.body(entry), true, occasion(desktop, by, 'withdraw', reason));
}

function restore(desktop: Desktop, entry: Entry, { key, reason, by }: Step): Outcome<Entry> {
  if (!entry.withdrawn) return refused('refused', `${key.kind} "${key.id}" is not withdrawn.`);
  return rewrite(desktop, entry, desktop.ledger.body(entry), false, occasion(desktop, by, 'restore', reason));
}

function rewrite(desktop: Desktop, entry: Entry, body: Body, withdrawn: boolean, on: Occasion): Outcome<Entry> {
  const read = readBody(entry, body);
  return read.ok ? done(write(desktop, { kind: entry.kind, id: entry.id }, entry, read.value, withdrawn, on)) : read;
}

function undo(
  desktop: Desktop,
  entry: Entry,
  { key, revision, reason, by }: Step & { revision: number },
): Outcome<Entry> {
  const taken = takenBack(desktop, entry, revision);
  if (!taken.ok) return taken;
  const { body, withdrawn } = taken.value;
  if (withdrawn && !entry.withdrawn) {
    const user = desktop.pointsTo(key);
    if (user !== null) {
      return refused('in-use', `${user.kind} "${user.id}" points to it: change or withdraw what points to it first.`);
    }
  }
  return rewrite(desktop, entry, body, withdrawn, occasion(desktop, by, 'undo', reason));
}

/** What a record is without the change that one of its revisions made. The first revision made the record itself. */
export function takenBack(
  desktop: Desktop,
  entry: Entry,
  revision: number,
): Outcome<{ body: Body; withdrawn: boolean }> {
  const { ledger } = desktop;
  if (revision < 1 || revision > entry.head) return refused('not-found', `There is no revision ${revision}.`);
  const theirs = ledger.body(entry);
  if (revision === 1) return done({ body: theirs, withdrawn: true });
  const [base, mine] = [ledger.body(entry, revision), ledger.body(entry, revision - 1)];
  const [wasWithdrawn, isWithdrawn] = [ledger.isWithdrawn(entry, revision - 1), ledger.isWithdrawn(entry, revision)];
  const withdrawn = wasWithdrawn === isWithdrawn ? entry.withdrawn : wasWithdrawn;
  const { merged, conflicts } = merge(base, mine, theirs);
  if (conflicts.length === 0) return done({ body: merged as Body, withdrawn });
  const message = 'Later revisions changed the same fields: choose what shall stand.';
  const proposal = {
    baseRevision: revision,
    headRevision: entry.head,
    theirsBy: desktop.authorOf(entry, entry.head),
    merged: merged as Body,
    theirs,
    conflicts,
  };
  return refused('conflict', message, { merge: proposal });
}

/** @param mine null: there is nothing to merge, the editor only has to look again */
function conflict(desktop: Desktop, entry: Entry, baseRevision: number, mine: Body | null): Outcome<never> {
  if (baseRevision < 1 || baseRevision > entry.head)
    return refused('bad-input', `There is no revision ${baseRevision}.`);
  const theirs = desktop.ledger.body(entry);
  const { merged, conflicts } = merge(desktop.ledger.body(entry, baseRevision), mine ?? theirs, theirs);
  const theirsBy = desktop.authorOf(entry, entry.head);
  return refused('conflict', `${theirsBy} saved this record meanwhile: look at both and save again.`, {
    merge: { baseRevision, headRevision: entry.head, theirsBy, merged: merged as Body, theirs, conflicts },
  });
}

const unknown = ({ kind, id }: RecordKey) => refused('not-found', `There is no ${kind} "${id}".`);

const withdrawnAlready = ({ kind, id }: RecordKey) =>
  refused('refused', `${kind} "${id}" is withdrawn: restore it before you change it.`);
