import type { RecordKey } from '../../model/api/records.ts';
import { ok } from '../../model/result.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { type Outcome, refused } from '../outcome.ts';
import type { Body, NewRecord, Review, Saving, Step } from '../types.ts';
import { type ReadBody, readBody, readSentBody } from './body.ts';
import { merge } from './changes.ts';
import { type CorrectionWriter, createCorrections } from './corrections.ts';
import { type EditingContext, writeContextOf } from './editing-context.ts';
import type { Entry, History, Ledger, WriteContext } from './revisions.ts';

/** Changes of single records. Each runs in its own transaction, which a refusal leaves empty. */
export interface Editing {
  create(record: NewRecord): Outcome<Entry>;
  save(saving: Saving): Outcome<Entry>;
  withdraw(step: Step): Outcome<Entry>;
  restore(step: Step): Outcome<Entry>;
  undo(step: Step & { revision: number }): Outcome<Entry>;
}

export function createEditing(context: EditingContext): Editing {
  const corrections = createCorrections(context);
  return {
    create: (record) => create(context, record),
    save: (saving) => save(context, saving, corrections),
    withdraw: (step) => atHead(context, step, (entry) => withdraw(context, entry, step)),
    restore: (step) => atHead(context, step, (entry) => restore(context, entry, step)),
    undo: (step) => atHead(context, step, (entry) => undo(context, entry, step)),
  };
}

function create(context: EditingContext, { kind, id, body, reason, by }: NewRecord): Outcome<Entry> {
  const key = { kind, id };
  const there = context.ledger.find(key);
  if (there !== null) {
    const how = there.withdrawn ? 'withdrawn, and can be restored' : 'there already';
    return refused('exists', `${kind} "${id}" is ${how}: choose another id.`);
  }
  const read = readSentBody(key, body);
  if (!read.ok) return read;
  return ok(write(context, key, null, read.value, false, writeContextOf(context, by, 'edit', reason)));
}

function write(
  context: EditingContext,
  key: RecordKey,
  entry: Entry | null,
  read: ReadBody,
  withdrawn: boolean,
  writeContext: WriteContext,
): Entry {
  const written = context.ledger.write({ key, entry, read, withdrawn, writeContext });
  context.ledger.settle();
  return written;
}

function save(context: EditingContext, saving: Saving, corrections: CorrectionWriter): Outcome<Entry> {
  const { key, baseRevision, body, reason, by, cause = 'edit', correction } = saving;
  const entry = context.ledger.find(key);
  if (entry === null) return unknown(key);
  const read = readSentBody(key, body);
  if (!read.ok) return read;
  const theirs = context.ledger.body(entry);
  // What was sent back may stay as it is: the revision is the answer, and waits for review again.
  if (JSON.stringify(theirs) === read.value.json && !entry.returned) return ok(entry);
  if (baseRevision !== entry.head) return conflict(context, entry, baseRevision, read.value.body);
  if (entry.withdrawn) return withdrawnAlready(key);
  const writeContext = writeContextOf(context, by, cause, reason);
  const written = write(context, key, entry, read.value, false, writeContext);
  if (correction === undefined) return ok(written);
  const noted = corrections.write({ key, before: theirs, after: read.value.body, note: correction, writeContext });
  return noted.ok ? ok(written) : noted;
}

/** Finds the record and whether the editor has seen its newest revision. */
function atHead(
  context: EditingContext,
  { key, baseRevision }: Step,
  step: (entry: Entry) => Outcome<Entry>,
): Outcome<Entry> {
  const entry = context.ledger.find(key);
  if (entry === null) return unknown(key);
  if (entry.head !== baseRevision) return conflict(context, entry, baseRevision, null);
  return step(entry);
}

function withdraw(context: EditingContext, entry: Entry, { key, reason, by }: Step): Outcome<Entry> {
  if (entry.withdrawn) return withdrawnAlready(key);
  if (key.kind === 'release') return refused('refused', 'The release cannot do without its own record.');
  const user = context.pointsTo(key);
  if (user !== null) {
    return refused('in-use', `${user.kind} "${user.id}" points to it: change or withdraw what points to it first.`);
  }
  return rewrite(context, entry, context.ledger.body(entry), true, writeContextOf(context, by, 'withdraw', reason));
}

function restore(context: EditingContext, entry: Entry, { key, reason, by }: Step): Outcome<Entry> {
  if (!entry.withdrawn) return refused('refused', `${key.kind} "${key.id}" is not withdrawn.`);
  return rewrite(context, entry, context.ledger.body(entry), false, writeContextOf(context, by, 'restore', reason));
}

function rewrite(
  context: EditingContext,
  entry: Entry,
  body: Body,
  withdrawn: boolean,
  writeContext: WriteContext,
): Outcome<Entry> {
  const read = readBody(entry, body);
  return read.ok
    ? ok(write(context, { kind: entry.kind, id: entry.id }, entry, read.value, withdrawn, writeContext))
    : read;
}

function undo(
  context: EditingContext,
  entry: Entry,
  { key, revision, reason, by }: Step & { revision: number },
): Outcome<Entry> {
  const taken = takenBack(context, entry, revision);
  if (!taken.ok) return taken;
  const { body, withdrawn } = taken.value;
  if (withdrawn && !entry.withdrawn) {
    const user = context.pointsTo(key);
    if (user !== null) {
      return refused('in-use', `${user.kind} "${user.id}" points to it: change or withdraw what points to it first.`);
    }
  }
  return rewrite(context, entry, body, withdrawn, writeContextOf(context, by, 'undo', reason));
}

/** A record without the change of one of its revisions. The first revision created the record itself. */
export function takenBack(
  context: EditingContext,
  entry: Entry,
  revision: number,
): Outcome<{ body: Body; withdrawn: boolean }> {
  const { ledger } = context;
  if (revision < 1 || revision > entry.head) return refused('not-found', `There is no revision ${revision}.`);
  const theirs = ledger.body(entry);
  if (revision === 1) return ok({ body: theirs, withdrawn: true });
  const [base, mine] = [ledger.body(entry, revision), ledger.body(entry, revision - 1)];
  const [wasWithdrawn, isWithdrawn] = [ledger.isWithdrawn(entry, revision - 1), ledger.isWithdrawn(entry, revision)];
  const withdrawn = wasWithdrawn === isWithdrawn ? entry.withdrawn : wasWithdrawn;
  const { merged, conflicts } = merge(base, mine, theirs);
  if (conflicts.length === 0) return ok({ body: merged as Body, withdrawn });
  const message = 'Later revisions changed the same fields: choose which value to keep.';
  const proposal = {
    baseRevision: revision,
    headRevision: entry.head,
    theirsBy: context.authorOf(entry, entry.head),
    merged: merged as Body,
    theirs,
    conflicts,
  };
  return refused('conflict', message, { merge: proposal });
}

/** @param mine null: there is nothing to merge, the editor only has to look again */
function conflict(context: EditingContext, entry: Entry, baseRevision: number, mine: Body | null): Outcome<never> {
  if (baseRevision < 1 || baseRevision > entry.head)
    return refused('bad-input', `There is no revision ${baseRevision}.`);
  const theirs = context.ledger.body(entry);
  const { merged, conflicts } = merge(context.ledger.body(entry, baseRevision), mine ?? theirs, theirs);
  const theirsBy = context.authorOf(entry, entry.head);
  return refused('conflict', `${theirsBy} saved this record meanwhile: look at both and save again.`, {
    merge: { baseRevision, headRevision: entry.head, theirsBy, merged: merged as Body, theirs, conflicts },
  });
}

const unknown = ({ kind, id }: RecordKey) => refused('not-found', `There is no ${kind} "${id}".`);

const withdrawnAlready = ({ kind, id }: RecordKey) =>
  refused('refused', `${kind} "${id}" is withdrawn: restore it before you change it.`);

/** Approval and its refusal. Each runs in a transaction. */
export interface Reviewing {
  approve(review: Review, fourEyes: boolean): Outcome<Entry>;
  sendBack(review: Review & { reason: string }): Outcome<Entry>;
}

export function createReviewing(
  db: WritableDb,
  context: { ledger: Ledger; history: History; now: () => Date },
): Reviewing {
  const { ledger, history, now } = context;
  const approve = db.prepare(
    'UPDATE revision SET approved_by = ?, approved_at = ?, returned_by = NULL, returned_with = NULL WHERE record = ? AND number = ?',
  );
  const sendBack = db.prepare('UPDATE revision SET returned_by = ?, returned_with = ? WHERE record = ? AND number = ?');
  return {
    approve: (review, fourEyes) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (fourEyes && history.isOwnWork(entry, review.by)) {
        return refused('not-allowed', 'Somebody else has to approve what you changed yourself.');
      }
      const problems = history.problems(entry);
      if (problems.length > 0 && !entry.withdrawn) {
        return refused('refused', 'What is wrong with it has to be put right before it can be approved.', { problems });
      }
      approve.run(review.by.name, now().toISOString(), entry.serial, entry.head);
      return ok(ledger.setStatus(entry, { approved: entry.head, returned: false }));
    },
    sendBack: (review) => {
      const found = newest(ledger, review);
      if (!found.ok) return found;
      const entry = found.value;
      if (entry.approved === entry.head) return refused('refused', 'It is approved already: change it instead.');
      sendBack.run(review.by.name, review.reason, entry.serial, entry.head);
      return ok(ledger.setStatus(entry, { returned: true }));
    },
  };
}

/** Only the newest revision is reviewed: an older one is no longer what would be published. */
function newest(ledger: Ledger, { key, revision }: Review): Outcome<Entry> {
  const entry = ledger.find(key);
  if (entry === null) return refused('not-found', `There is no ${key.kind} "${key.id}".`);
  if (entry.head === revision) return ok(entry);
  return refused('conflict', `Revision ${revision} is not the newest any more: look at revision ${entry.head}.`);
}
