import type { Role } from '../model/api/accounts.ts';
import type {
  AddressedComment,
  Dashboard,
  DashboardList,
  RecordComment,
  RecordDraft,
  RecordKey,
  RecordKind,
  RecordState,
  RecordSummary,
  RevisionCause,
  RevisionSummary,
  StatedFigure,
  WorkshopRecord,
} from '../model/api/records.ts';
import type { ListCell } from '../model/api/selection.ts';
import type { Trilingual } from '../model/entry/trilingual.ts';
import type { Result } from '../model/result.ts';
import type { Language } from '../model/vocabulary.ts';
import type { Content } from '../release/content/layout.ts';
import type { ContentProblem } from '../release/content/problem.ts';
import type { AuditPoint } from './audit/entries.ts';
import type { Outcome, Refusal } from './outcome.ts';

/** The account that makes a change. */
export interface Actor {
  /** Id of the account. */
  account: string;
  /** As shown in revisions and in the audit. */
  name: string;
  roles: Role[];
}

/** The command line acts without an account: the permissions of the file system decide who may run it. */
export const machine: Actor = { account: 'machine', name: 'at the machine', roles: [] };

/** The body of a record as it crosses the process: an entry, perhaps unfinished. */
export type Body = Record<string, unknown>;

export interface RecordFilter {
  kind?: RecordKind | undefined;
  state?: RecordState | undefined;
  /** One of the dashboard lists. */
  list?: DashboardList | undefined;
  /** Words that the record has, in any language and spelling; the last may be begun only. */
  q?: string | undefined;
  /** Claims of this subject. */
  subject?: { kind: string; id: string } | undefined;
  /** At most 500; 50 where it is not said. */
  limit?: number | undefined;
  offset?: number | undefined;
}

/** Tells visitors of a change: what the log of corrections says. Words that are left out are made from the change. */
export interface CorrectionNote {
  reason: Trilingual;
  subject?: Trilingual | undefined;
  oldValue?: Trilingual | undefined;
  newValue?: Trilingual | undefined;
}

export interface NewRecord {
  kind: RecordKind;
  id: string;
  body: Body;
  reason: string;
  by: Actor;
}

export interface Saving {
  key: RecordKey;
  /** Revision that the editor began on. */
  baseRevision: number;
  body: Body;
  reason: string;
  by: Actor;
  /** `edit` where it is not said. */
  cause?: Extract<RevisionCause, 'edit' | 'merge'> | undefined;
  correction?: CorrectionNote | undefined;
}

export interface Step {
  key: RecordKey;
  baseRevision: number;
  reason: string;
  by: Actor;
}

export interface NewComment {
  key: RecordKey;
  text: string;
  /** Name of the colleague that it is addressed to. */
  to: string | null;
  by: Actor;
}

export interface CommentStep {
  key: RecordKey;
  number: number;
  done: boolean;
  by: Actor;
}

export interface Review {
  key: RecordKey;
  revision: number;
  by: Actor;
}

/** One record of a batch: made where its key is new, else changed to this body. */
export interface BatchRow {
  kind: RecordKind;
  id: string;
  body: Body;
  /** Of the revision that the row was made from; absent: whatever is newest. */
  baseRevision?: number | undefined;
  /** Names of those whose words it brings in, where it is not only who imports. */
  authors?: readonly string[] | undefined;
}

export interface BatchOptions {
  reason: string;
  /** `import` where it is not said. */
  cause?: Extract<RevisionCause, 'import' | 'merge' | 'edit'> | undefined;
  by: Actor;
  rows: Iterable<BatchRow> | AsyncIterable<BatchRow>;
  /** Ends the work; nothing of it stays. */
  signal?: AbortSignal | undefined;
  /** Rows done so far, about every 20 ms. */
  onProgress?: ((done: number) => void) | undefined;
}

export interface BatchResult {
  batch: string | null;
  created: number;
  changed: number;
  unchanged: number;
}

/** `cancelled` by the signal. */
export type BatchOutcome = Result<BatchResult, Refusal | 'cancelled'>;

/**
 * `draft`: the newest revisions. `approved`: the newest approved. `released`: those of the last release. `proof`: the newest,
 * but for records that have problems, of which the approved ones.
 */
const versions = ['draft', 'approved', 'released', 'proof'] as const;
export type Version = (typeof versions)[number];

export type ContentOutcome = { ok: true; content: Content } | { ok: false; problems: ContentProblem[] };

/** A record for an export or a comparison. */
export interface StoredRecord extends RecordKey {
  revision: number;
  body: Body;
}

/** The curators' store. Every call that answers has put what it wrote on the disk. */
export interface Workshop {
  records(filter: RecordFilter): { records: RecordSummary[]; total: number };
  /** Null where there is no such record. */
  summary(key: RecordKey): RecordSummary | null;
  /** For each record, what these columns of a list show. */
  cells(keys: readonly RecordKey[], columns: readonly string[], language: Language): ListCell[][];
  /** Null where there is neither such a record nor a draft of the asker's for it. */
  record(key: RecordKey, asker: Actor): WorkshopRecord | null;
  /** Keys among these that exist, withdrawn ones included. */
  known(keys: readonly RecordKey[]): RecordKey[];
  /** Every record of a kind that is not withdrawn, in its order, newest revision. */
  entries(kind: RecordKind): IterableIterator<StoredRecord>;

  saveDraft(draft: { key: RecordKey; baseRevision: number; body: Body; by: Actor }): Outcome<{ savedAt: string }>;
  draft(key: RecordKey, by: Actor): RecordDraft | null;
  dropDraft(key: RecordKey, by: Actor): Outcome<null>;

  create(record: NewRecord): Outcome<RecordSummary>;
  save(saving: Saving): Outcome<RecordSummary>;
  withdraw(step: Step): Outcome<RecordSummary>;
  restore(step: Step): Outcome<RecordSummary>;
  /** Takes back what a revision changed, as a new revision; 409 with a merge where later revisions touched the same. */
  undoRevision(step: Step & { revision: number }): Outcome<RecordSummary>;
  /** Takes back a batch, all or nothing. */
  undoBatch(undo: { batch: string; reason: string; by: Actor }): Promise<BatchOutcome>;
  /** Writes many records in one transaction of its own while others read on; yields to the event loop. */
  importBatch(options: BatchOptions): Promise<BatchOutcome>;
  /** Lets a batch be written in another thread, dated `at`; meanwhile nothing else is changed. */
  whileWriting(work: (at: string) => Promise<BatchOutcome>): Promise<BatchOutcome>;

  /** Newest first. */
  history(key: RecordKey): RevisionSummary[];
  revision(key: RecordKey, number: number): Body | null;
  /** Whether words of this person are in the record since it was last approved or released, by account or by name. */
  isOwnWork(key: RecordKey, by: Actor): boolean;
  /** Notes authors of words that somebody else may save next, such as after a conflict in a drafts file. */
  carry(records: readonly (RecordKey & { authors: readonly string[] })[]): void;
  /** Records that this one may repeat: same or nearly the same title, name or address. */
  duplicates(query: { kind: RecordKind; title: string; id?: string | undefined }): RecordSummary[];
  /** Where else a number stands: places to look at after it was corrected in a record. */
  statedFigures(key: RecordKey, figure: number, language: Language): StatedFigure[];
  dashboard(): Pick<Dashboard, 'lists'>;
  /** In the order in which they were written. */
  comments(key: RecordKey): RecordComment[];
  /** Open comments that are addressed to this person. */
  commentsFor(person: Actor): AddressedComment[];
  addComment(comment: NewComment): Outcome<RecordComment>;
  /** Marks a comment as done, or opens it again. */
  settleComment(step: CommentStep): Outcome<RecordComment>;
  /** Notes where the audit ends, unless an import holds the file: the next note makes up for it. */
  noteAuditEnd(end: AuditPoint): void;

  /** `fourEyes`: who made any change since the last approval cannot approve it. */
  approve(review: Review, fourEyes: boolean): Outcome<RecordSummary>;
  sendBack(review: Review & { reason: string }): Outcome<RecordSummary>;
  /** What a release is built of, checked as the content files are. */
  content(version: Version): ContentOutcome;

  close(): void;
}
