import { join } from 'node:path';
import type { RecordDraft, RecordKey, RecordSummary, WorkshopRecord } from '../model/api/records.ts';
import { ok } from '../model/result.ts';
import type { Content } from '../release/content/layout.ts';
import { openReadable, type WritableDb } from '../sqlite/connection.ts';
import { readWholeContent } from './content/content.ts';
import { createEditionReader } from './content/edition.ts';
import { importBatch, undoBatch } from './import/batch.ts';
import { draftMigrations, draftsId, workshopId, workshopMigrations } from './migrations/steps.ts';
import { type Outcome, refused } from './outcome.ts';
import { readBody } from './records/body.ts';
import { createComments } from './records/comments.ts';
import { createDrafts, type Drafts } from './records/drafts.ts';
import { createEditing, createReviewing } from './records/editing.ts';
import { createEditingContext } from './records/editing-context.ts';
import { createLists, type Lists } from './records/lists.ts';
import type { Entry, History } from './records/revisions.ts';
import { createDuplicates } from './records/search.ts';
import { createStatedFigures } from './records/stated-figures.ts';
import { seedWorkshop } from './seed.ts';
import { createCells } from './selection/select.ts';
import { openMigrated } from './store-file.ts';
import { transact } from './transact.ts';
import type { Actor, BatchOutcome, Body, Workshop } from './types.ts';
import { asUnusable } from './unusable.ts';

export interface WorkshopOptions {
  /** `<data>/workshop`; made where it is missing. */
  folder: string;
  now: () => Date;
  /** What fills a new workshop. */
  seed: () => Content;
}

/**
 * Opens the workshop, fills a new one, and brings an older one up to date.
 *
 * @throws WorkshopUnusable with one sentence for people
 */
export function openWorkshop({ folder, now, seed }: WorkshopOptions): Workshop {
  const file = join(folder, 'workshop.db');
  const db = openMigrated({ file, applicationId: workshopId, migrations: workshopMigrations, now });
  try {
    fill(db, folder, now, seed);
    const draftsFile = join(folder, 'drafts.db');
    const draftsDb = openMigrated({ file: draftsFile, applicationId: draftsId, migrations: draftMigrations, now });
    return workshopOver({ file, db, draftsDb, now });
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Whether an up to date workshop.db holds anything: what fills a new one is there whole or not at all. */
export function isFilled(file: string): boolean {
  const db = openReadable(file);
  try {
    return hasRecords(db);
  } finally {
    db.close();
  }
}

const hasRecords = (db: Pick<WritableDb, 'prepare'>): boolean =>
  db.prepare('SELECT 1 FROM record LIMIT 1').get() !== undefined;

function fill(db: WritableDb, folder: string, now: () => Date, seed: () => Content): void {
  if (hasRecords(db)) return;
  try {
    seedWorkshop(db, seed(), now);
  } catch (error) {
    throw asUnusable(error, folder);
  }
}

interface Parts {
  /** Path of workshop.db: a batch works over a connection of its own. */
  file: string;
  db: WritableDb;
  draftsDb: WritableDb;
  now: () => Date;
}

/** Puts the workshop together over its two open files. */
export function workshopOver({ file, db, draftsDb, now }: Parts): Workshop {
  const drafts = createDrafts(draftsDb);
  const lists = createLists(db, drafts);
  const context = createEditingContext(db, now);
  const { history } = context;
  const editing = createEditing(context);
  const reviewing = createReviewing(db, context);
  const { edition } = createEditionReader(db);
  const draft = edition('draft');
  const duplicates = createDuplicates(db);
  const alone = oneAtATime();
  const comments = createComments({ db, now, summary: lists.summary });
  const auditEnd = db.prepare<[number, string]>('INSERT OR REPLACE INTO audit_end (id, number, seal) VALUES (1, ?, ?)');
  const changing = changer({ db, drafts, lists, alone });
  return {
    records: lists.records,
    summary: lists.summary,
    cells: createCells(db),
    record: (key, asker) => openRecord({ lists, drafts, history }, key, asker),
    known: (keys) => keys.filter((key) => context.ledger.find(key) !== null),
    entries: (kind) => draft.records(kind),
    ...draftCalls(draftsDb, drafts, now),
    create: (record) => changing({ kind: record.kind, id: record.id }, record.by, () => editing.create(record)),
    save: (saving) => changing(saving.key, saving.by, () => editing.save(saving)),
    withdraw: (step) => changing(step.key, null, () => editing.withdraw(step)),
    restore: (step) => changing(step.key, null, () => editing.restore(step)),
    undoRevision: (step) => changing(step.key, null, () => editing.undo(step)),
    undoBatch: (undo) => alone.run(() => undoBatch(file, now, undo)),
    importBatch: (options) => alone.run(() => importBatch(file, now, options)),
    whileWriting: (work) => alone.run(() => work(now().toISOString())),
    history: history.revisions,
    revision: history.body,
    isOwnWork: history.isOwnWork,
    carry: (records) =>
      void transact(db, () => {
        for (const { authors, ...key } of records) {
          const entry = context.ledger.find(key);
          if (entry !== null) context.ledger.carry(entry.serial, entry.head + 1, authors);
        }
        return ok(null);
      }),
    duplicates: (query) => duplicates(query).flatMap((key) => lists.summary(key) ?? []),
    statedFigures: createStatedFigures({ db, lists, history }),
    dashboard: lists.dashboard,
    comments: comments.of,
    commentsFor: comments.addressedTo,
    addComment: (comment) => (alone.isBusy() ? busy : transact(db, () => comments.add(comment))),
    settleComment: (step) => (alone.isBusy() ? busy : transact(db, () => comments.settle(step))),
    noteAuditEnd: ({ number, seal }) => {
      if (!alone.isBusy()) transact(db, () => ok(auditEnd.run(number, seal)));
    },
    approve: (review, fourEyes) => changing(review.key, null, () => reviewing.approve(review, fourEyes)),
    sendBack: (review) => changing(review.key, null, () => reviewing.sendBack(review)),
    content: (version) => readWholeContent(edition(version)),
    close: () => {
      db.close();
      draftsDb.close();
    },
  };
}

type Changing = (key: RecordKey, drafter: Actor | null, change: () => Outcome<Entry>) => Outcome<RecordSummary>;

/** Changes a record in one transaction. Then what its editor had typed is in the revision, and the draft goes. */
function changer({
  db,
  drafts,
  lists,
  alone,
}: {
  db: WritableDb;
  drafts: Drafts;
  lists: Lists;
  alone: Alone;
}): Changing {
  return (key, drafter, change) => {
    if (alone.isBusy()) return busy;
    const outcome = transact(db, change);
    if (!outcome.ok) return outcome;
    if (drafter !== null) drafts.drop(key, drafter);
    const summary = lists.summary(key);
    if (summary === null) throw new Error(`${key.kind} ${key.id} was written and cannot be found`);
    return ok(summary);
  };
}

interface Alone {
  isBusy(): boolean;
  run(work: () => Promise<BatchOutcome>): Promise<BatchOutcome>;
}

/** A batch holds the file's write lock for seconds; waiting for it in the same thread would block the batch itself. */
function oneAtATime(): Alone {
  let isBusy = false;
  const run = async (work: () => Promise<BatchOutcome>): Promise<BatchOutcome> => {
    if (isBusy) return busy;
    isBusy = true;
    try {
      return await work();
    } finally {
      isBusy = false;
    }
  };
  return { isBusy: () => isBusy, run };
}

const busy = refused('busy', 'An import is being written: try again in a moment.');

/** More than any form sends; a draft is kept as it was typed. */
const maxDraftLength = 1_000_000;

function draftCalls(
  db: WritableDb,
  drafts: Drafts,
  now: () => Date,
): Pick<Workshop, 'saveDraft' | 'draft' | 'dropDraft'> {
  return {
    saveDraft: (draft) => {
      const json = JSON.stringify(draft.body);
      if (json.length > maxDraftLength)
        return refused('too-large', 'The draft is longer than a record can be: part it.');
      const savedAt = now().toISOString();
      return transact(db, () => {
        drafts.put({ ...draft, savedAt });
        return ok({ savedAt });
      });
    },
    draft: drafts.find,
    dropDraft: (key, by) =>
      transact(db, () => {
        drafts.drop(key, by);
        return ok(null);
      }),
  };
}

const unsaved = {
  title: {},
  state: 'new',
  revision: 0,
  drafts: [],
  problems: 0,
  changedAt: '',
  changedBy: '',
} as const;

function openRecord(
  parts: { lists: Lists; drafts: Drafts; history: History },
  key: RecordKey,
  asker: Actor,
): WorkshopRecord | null {
  const { lists, drafts, history } = parts;
  const summary = lists.summary(key);
  const typed = drafts.find(key, asker);
  if (summary === null && typed === null) return null;
  const body: Body = (summary && history.body(key, summary.revision)) ?? {};
  const draft = typed && isSaved(key, typed, body) ? null : typed;
  return {
    ...(summary ?? { ...key, ...unsaved, drafts: drafts.authors(key) }),
    body,
    draft,
    found: history.problems(key),
    usedBy: lists.usedBy(key),
    claims: lists.claimsOf(key),
    returnedWith: history.returnedWith(key),
  };
}

/** The program ended after a save and before the draft could go: what was typed is the revision. */
function isSaved(key: RecordKey, draft: RecordDraft, body: Body): boolean {
  const read = readBody(key, draft.body);
  return read.ok && read.value.json === JSON.stringify(body);
}
