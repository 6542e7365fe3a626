import type { Language } from '../vocabulary.ts';
import type { PublishStepName } from './publish.ts';

/** What the workshop's page receives and sends. Bodies of records are entries as `db/model/entry` describes them. */

/**
 * Kinds of record. A claim is a record of its own, with the subject that it speaks of; the seats and aliases of a camp
 * stay within it. `release` is the one record that names the release; `region` to `population` are the vocabulary.
 */
export const recordKinds = [
  'camp',
  'claim',
  'question',
  'text',
  'term',
  'source',
  'media',
  'lineage',
  'people',
  'work',
  'law',
  'contradiction',
  'erratum',
  'correction',
  'region',
  'work-kind',
  'territory',
  'population',
  'release',
] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface RecordKey {
  kind: RecordKind;
  id: string;
}

/**
 * `new`: never in a release. `changed`: differs from the release. `returned`: sent back by the approver.
 * `approved`: the newest revision waits for the next release. `withdrawn` records can come back.
 */
export const recordStates = ['released', 'new', 'changed', 'returned', 'approved', 'withdrawn'] as const;
export type RecordState = (typeof recordStates)[number];

/** What the schema of an entry finds wrong with a field; `form`: none of the others. */
export const formCodes = [
  'form',
  'required',
  'unknown-field',
  'unknown-word',
  'id',
  'date',
  'value',
  'amount',
  'amount-kind',
  'range',
  'subject',
  'point',
  'endpoint',
  'fragment',
  'too-long',
  'url',
] as const;
export type FormCode = (typeof formCodes)[number];

/** What a record lacks or gets wrong. `path` leads to the field, e.g. `['seats', 0, 'place', 'kk']`. */
export interface RecordProblem {
  code:
    | FormCode
    | 'missing-language'
    | 'missing-citation'
    | 'unknown-reference'
    | 'broken-link'
    | 'figures-differ'
    | 'missing-alt'
    | 'missing-rights'
    | 'duplicate'
    | 'unverified'
    | 'sense';
  path: (string | number)[];
  /** English, for logs and files; the page has words for each code. */
  message: string;
}

export interface RecordSummary extends RecordKey {
  /** What the record is called, as far as it is written. */
  title: Partial<Record<Language, string>>;
  state: RecordState;
  /** Number of the newest revision. */
  revision: number;
  /** Accounts with an open draft of it. */
  drafts: string[];
  problems: number;
  /** ISO instant of the newest revision, and who made it. */
  changedAt: string;
  changedBy: string;
}

/** One account's unsaved typing. It survives the end of the program. */
export interface RecordDraft {
  by: string;
  /** Revision that it was begun on. */
  baseRevision: number;
  body: Record<string, unknown>;
  savedAt: string;
}

export interface WorkshopRecord extends RecordSummary {
  body: Record<string, unknown>;
  /** The asker's own draft. */
  draft: RecordDraft | null;
  found: RecordProblem[];
  /** Records that point to this one. */
  usedBy: RecordSummary[];
  /** Claims of a camp, people, work or law, in their order. */
  claims: RecordSummary[];
  /** What the approver said when the newest revision was sent back. */
  returnedWith: string | null;
}

/** One changed field. `null`: not there. */
export interface FieldChange {
  path: (string | number)[];
  from: unknown;
  to: unknown;
}

/** `undo`: takes back a batch or a revision. `merge`: brought two editors' work together. */
export const revisionCauses = ['seed', 'edit', 'withdraw', 'restore', 'import', 'undo', 'merge'] as const;
export type RevisionCause = (typeof revisionCauses)[number];

export interface RevisionSummary {
  number: number;
  at: string;
  by: string;
  cause: RevisionCause;
  /** Why, in the editor's words. */
  reason: string;
  /** Changes made together, as by one import. */
  batch: string | null;
  approvedBy: string | null;
  /** First release that it was part of. */
  release: number | null;
  changes: FieldChange[];
}

/** A field that two editors changed differently since `base`. */
export interface FieldConflict {
  path: (string | number)[];
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Somebody saved the record meanwhile. `merged` holds what does not collide, with `mine` where it does. */
export interface MergeProposal {
  baseRevision: number;
  headRevision: number;
  theirsBy: string;
  merged: Record<string, unknown>;
  theirs: Record<string, unknown>;
  conflicts: FieldConflict[];
}

export const deskLists = [
  'drafts',
  'awaiting-review',
  'returned',
  'approved',
  'missing-language',
  'missing-citation',
  'contradictions',
  'unverified',
  'broken-links',
  'media-faults',
  'withdrawn',
] as const;
export type DeskList = (typeof deskLists)[number];

/** What waits on the desk: how many of each, and the first of them. */
export interface Desk {
  lists: { list: DeskList; count: number; first: RecordSummary[] }[];
}

export const roles = ['editor', 'approver', 'technician'] as const;
export type Role = (typeof roles)[number];

export interface Account {
  id: string;
  /** As it is shown in revisions. */
  name: string;
  roles: Role[];
  isActive: boolean;
}

export interface WorkshopSession {
  account: Account;
  /** Goes with every write as the header `X-Esimde-Csrf`. */
  csrf: string;
  idleSeconds: number;
}

/** Why a media file is not taken; the page has words for each. */
export const mediaFaultCodes = [
  'not-media',
  'animated',
  'broken-media',
  'too-many-pixels',
  'too-large-media',
  'not-playable',
] as const;
export type MediaFaultCode = (typeof mediaFaultCodes)[number];

/** A media file as it is kept: named for the SHA-256 of its bytes. */
export interface MediaFile {
  sha256: string;
  kind: 'image' | 'audio' | 'video';
  mime: string;
  bytes: number;
  width?: number;
  height?: number;
  durationMs?: number;
  /** Embedded names, places or comments that could not be taken out of a recording. */
  keepsMetadata?: boolean;
}

export const workshopErrorCodes = [
  'bad-input', // 400, `problems` says where
  'not-signed-in', // 401
  'wrong-passphrase', // 401
  'csrf', // 403
  'not-allowed', // 403: another role is needed
  'not-found', // 404
  'wrong-method', // 405
  'exists', // 409
  'conflict', // 409, with `merge`
  'in-use', // 409: other records point to it
  'last-technician', // 409: somebody has to be left who can change the accounts
  'too-large', // 413
  'unsupported', // 415: a kind of file that is not taken
  'refused', // 422, `problems` says why
  'weak-passphrase', // 422
  'too-many-tries', // 429, with `retryAfterMs`
  'internal', // 500
  'busy', // 503: an import is being written; try again
  'read-only', // 507: the workshop's folder cannot be written to
  'no-space', // 507
] as const;
export type WorkshopErrorCode = (typeof workshopErrorCodes)[number];

export interface WorkshopErrorReply {
  error: {
    code: WorkshopErrorCode;
    message: string;
    problems?: RecordProblem[];
    /** Why a table or a media file is refused. */
    fault?: TableFaultCode | MediaFaultCode;
    /** Why a release, a package or a backup is refused: the code of `docs/releases.md`. */
    reason?: string;
    detail?: string;
    merge?: MergeProposal;
    retryAfterMs?: number;
  };
}

/** A long piece of work; asked for until `state` is no longer `running`. */
export interface Job {
  id: string;
  kind: 'check' | 'import' | 'export' | 'publish' | 'install' | 'rollback' | 'backup' | 'restore' | 'self-test';
  /** What it is about, for the words that tell of it. */
  about: JobSubject;
  state: 'running' | 'done' | 'refused' | 'cancelled' | 'failed';
  done: number;
  of: number | null;
  /** The part of it that is under way, where its parts have names (`publishSteps`). */
  step?: PublishStepName;
  error: WorkshopErrorReply['error'] | null;
  result: unknown;
}

/** The file that is read, the stick that is written to, the number of the release. */
export interface JobSubject {
  name?: string;
  number?: number;
  table?: TableName;
}

export const tableNames = ['camps', 'claims', 'sources'] as const;
export type TableName = (typeof tableNames)[number];

/** A table file that was laid before the workshop: what is in it and what its columns seem to be. */
export interface TablePreview {
  upload: string;
  table: TableName;
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  /** Names of the sheets of a workbook. */
  sheets: string[];
  rows: number;
  headers: string[];
  /** Column name of the workshop for each header; null: left out. */
  mapping: (string | null)[];
  /** Every column of the workshop's table, with whether it has to be there. */
  columns: { name: string; required: boolean; heading?: Record<Language, string> }[];
  sample: string[][];
  notes: TableNote[];
}

/** Why a table file, or a row of it, is not taken; the page has words for each. */
export const tableFaultCodes = [
  // the file
  'not-a-table',
  'old-excel',
  'broken-file',
  'too-large',
  'unknown-encoding',
  'mixed-encoding',
  'bad-quotes',
  'no-header',
  'no-rows',
  'no-sheet',
  'missing-column',
  'column-twice',
  // a row
  'too-many-cells',
  'too-few-cells',
  'null-character',
  'lost-letters',
  'cell-error',
  'formula-without-value',
  'missing',
  'not-a-number',
  'ambiguous-number',
  'not-a-date',
  'not-yes-or-no',
  'bad-notation',
  'bad-id',
  'unknown-word',
  'unknown-reference',
  'bad-form',
  'contradictory',
  'figures-differ',
  'duplicate',
  'withdrawn',
] as const;
export type TableFaultCode = (typeof tableFaultCodes)[number];

/** Row 1 is the first under the headers, 0 the headers or the file; `column` is the header as the file has it. */
export interface RowProblem {
  row: number;
  column: string | null;
  value: string;
  message: string;
  code: TableFaultCode;
}

/**
 * A cell corrected in the browser before the import: `PATCH /tables/uploads/:id {corrections}` replaces those named,
 * the file itself stays as it is. Row and column as in `RowProblem`.
 */
export interface CellCorrection {
  row: number;
  column: string;
  value: string;
}

/** What the reader of a table did on its own, worth a look. `count`: of cells. */
export interface TableNote {
  code: 'formulas' | 'merged-cells' | 'lost-letters';
  count: number;
}

export interface ImportResult {
  created: number;
  changed: number;
  unchanged: number;
  batch: string | null;
  problems: RowProblem[];
  /** More than are listed. */
  problemCount: number;
}
