import type { Language } from '../vocabulary.ts';

/** Requests and responses of the workshop. Bodies of records are entries of `db/model/entry`. */

/**
 * Kinds of record. A claim is a separate record with its subject, such as a station of a person; the seats and aliases of a camp
 * stay within it. `release` is the one record that names the release; `region` to `population` are the vocabulary.
 */
export const recordKinds = [
  'person',
  'camp',
  'claim',
  'question',
  'text',
  'term',
  'event',
  'way',
  'source',
  'document',
  'archive',
  'place',
  'media',
  'lineage',
  'people',
  'work',
  'law',
  'contradiction',
  'erratum',
  'correction',
  'playlist',
  'region',
  'work-kind',
  'camp-type',
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

/** Codes of faults that a schema finds in a field; `form`: any other. */
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
  'name',
  'participant',
  'box',
  'stop',
  'captions',
] as const;
export type FormCode = (typeof formCodes)[number];

/** A missing or invalid part of a record. `path` leads to the field, e.g. `['seats', 0, 'place', 'kk']`. */
export interface RecordProblem {
  code:
    | FormCode
    | 'missing-language'
    | 'missing-citation'
    | 'unknown-reference'
    | 'broken-link'
    | 'figures-differ'
    | 'figure-form'
    | 'part-of-a-person'
    | 'few-people'
    | 'year'
    | 'missing-alt'
    | 'missing-rights'
    | 'missing-captions'
    | 'missing-transcript'
    | 'missing-consent'
    | 'duplicate'
    | 'unverified'
    | 'sense'
    /** A text or list that is longer than any may be; it is never stored. */
    | 'beyond-limits';
  path: (string | number)[];
  /** English, for logs and files; the page has a text for each code. */
  message: string;
}

export interface RecordSummary extends RecordKey {
  /** The record's title, as far as it is written. */
  title: Partial<Record<Language, string>>;
  /** Of a claim: the title of its subject, where that is a record, and the property that it states. */
  about?: RecordSummary['title'];
  property?: string;
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
  /** The revision that it is based on. */
  baseRevision: number;
  body: Record<string, unknown>;
  savedAt: string;
}

export interface WorkshopRecord extends RecordSummary {
  body: Record<string, unknown>;
  /** The account's own draft. */
  draft: RecordDraft | null;
  found: RecordProblem[];
  /** Records that refer to this one. */
  usedBy: RecordSummary[];
  /** Claims of a camp, people, work or law, in their order. */
  claims: RecordSummary[];
  /** The approver's reason for sending the newest revision back. */
  returnedWith: string | null;
}

export const dashboardLists = [
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
export type DashboardList = (typeof dashboardLists)[number];

/** What a colleague says of a record to the others. It is in no release. */
export interface RecordComment {
  number: number;
  /** ISO instant. */
  at: string;
  /** Name of the author, and of the colleague that it is addressed to, as they were then. */
  by: string;
  to: string | null;
  text: string;
  /** Null: open. */
  done: { at: string; by: string } | null;
}

export interface RecordComments {
  comments: RecordComment[];
  /** Names of the accounts that a comment can be addressed to. */
  colleagues: string[];
}

export interface AddressedComment extends RecordComment {
  record: RecordSummary;
}

/** The lists of the dashboard: the count of each, and its first records. */
export interface Dashboard {
  /** Open comments that are addressed to the account. */
  comments: AddressedComment[];
  lists: { list: DashboardList; count: number; first: RecordSummary[] }[];
}

/** A field that contains a number. `excerpt` is empty for a number field. */
export interface StatedFigure {
  record: RecordSummary;
  figure: number;
  path: (string | number)[];
  excerpt: string;
}

/** One changed field. `null`: absent. */
export interface FieldChange {
  path: (string | number)[];
  from: unknown;
  to: unknown;
}

/** `undo`: reverses a batch or a revision. `merge`: combines two editors' work. */
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

/** Another account saved the record meanwhile. `merged` has the changes without conflict, and `mine` for the others. */
export interface MergeProposal {
  baseRevision: number;
  headRevision: number;
  theirsBy: string;
  merged: Record<string, unknown>;
  theirs: Record<string, unknown>;
  conflicts: FieldConflict[];
}
