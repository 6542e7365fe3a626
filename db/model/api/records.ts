import type { Language } from '../vocabulary.ts';

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
    | 'sense'
    /** A text or list that is longer than any may be; it is never stored. */
    | 'beyond-limits';
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

/** What waits on the dashboard: how many of each, and the first of them. */
export interface Dashboard {
  lists: { list: DashboardList; count: number; first: RecordSummary[] }[];
}
