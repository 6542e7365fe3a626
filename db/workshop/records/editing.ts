import type { RecordKey } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { done, type Outcome, refused } from '../outcome.ts';
import type { Body, NewRecord, Review, Saving, Step } from '../types.ts';
import { type ReadBody, readBody } from './body.ts';
import { merge } from './changes.ts';
import { type CorrectionWriter, createCorrections } from './corrections.ts';
import { type Desktop, occasion } from './editing-context.ts';
import type { Entry, History, Ledger, Occasion } from './revisions.ts';

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

/** Approval, and its refusal. Each belongs into a transaction. */
export interface Reviewing {
  approve(review: Review, fourEyes: boolean): Outcome<Entry>;
  sendBack(review: Review & { reason: string }): Outcome<Entry>;
}

export function createReviewing(
  db: WritableDb,
  desk: { ledger: Ledger; history: History; now: () => Date },
): Reviewing {
  const { ledger, history, now } = desk;
  const approve = db.prepare(
    'UPDATE revision SET approved_by = ?, approved_at = ?, returned_by = NULL, returned_with = NULL WHERE record = ? AND number = ?',
  );
  const sendBack = db.prepare('UPDATE revision SET returned_by = ?, returned_with = ? WHERE record = ? AND number = ?');
  return {
    approve: (review, fourEyes) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (fourEyes && history.author(entry.serial, entry.head)?.account === review.by.account) {
        return refused('not-allowed', 'Somebody else has to approve what you changed yourself.');
      }
      const problems = history.problems(entry);
      if (problems.length > 0 && !entry.withdrawn) {
        return refused('refused', 'What is wrong with it has to be put right before it can be approved.', { problems });
      }
      approve.run(review.by.name, now().toISOString(), entry.serial, entry.head);
      return done(ledger.stand(entry, { approved: entry.head, returned: false }));
    },
    sendBack: (review) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (entry.approved === entry.head) return refused('refused', 'It is approved already: change it instead.');
      sendBack.run(review.by.name, review.reason, entry.serial, entry.head);
      return done(ledger.stand(entry, { returned: true }));
    },
  };
}

/** Only the newest revision is reviewed: an older one is no longer what would be published. */
function newest(ledger: Ledger, { key, revision }: Review): Outcome<Entry> {
  const entry = ledger.find(key);
  if (entry === null) return refused('not-found', `There is no ${key.kind} "${key.id}".`);
  if (entry.head === revision) return done(entry);
  return refused('conflict', `Revision ${revision} is not the newest any more: look at revision ${entry.head}.`);
}
