import type { FieldChange, MergeProposal, RecordKey, RecordProblem, RecordSummary } from './records.ts';

/** Responses for review, publishing and the transfer of releases. */

/** A record whose newest revision differs from what visitors see. */
export interface ReviewItem extends RecordSummary {
  /** The subject of a claim; null for the whole system and for other kinds of record. */
  subject: RecordKey | null;
  /** From the current release to the newest revision; `from` null throughout for a new record. */
  changes: FieldChange[];
  /** Why, in the editor's words. */
  reason: string;
  /** The obstacles to its approval, field by field. */
  found: RecordProblem[];
  /** The newest revision is approved; a withdrawal needs approval, too. */
  isApproved: boolean;
  /** The account may approve it: it has the role and, with four eyes, is not the author. */
  canApprove: boolean;
}

export interface Review {
  fourEyes: boolean;
  /** It was off at some time since the last release: people may have approved their own changes. */
  wasOff: boolean;
  items: ReviewItem[];
  /** There may be more than are listed. */
  total: number;
}

/** In the order in which the screen of publishing shows them. */
export const gateNames = [
  'form',
  'citations',
  'languages',
  'figures',
  'links',
  'alt-texts',
  'consent',
  'review',
  'key',
] as const;
export type GateName = (typeof gateNames)[number];

/** A condition of publishing; met when `found` is empty. */
export interface Gate {
  name: GateName;
  found: { record: RecordKey | null; problem: RecordProblem }[];
}

/** The state before publishing. */
export interface PublishState {
  gates: Gate[];
  /** Approved records that the next release would change. */
  approved: RecordSummary[];
  /** Whether the lists of names differ from those of the release. */
  listsDiffer: boolean;
  /** Number of changed records without approval, which stay as released. */
  waiting: number;
  /** A technician can make the museum's first key on the page. */
  needsFirstKey: boolean;
  /** Names of the keys that can sign here. */
  keys: string[];
  /** Sequence that the release would get. */
  nextSequence: number;
}

/** `isNeeded`: no key signs here and none is trusted. `key`: the one that signs here; `fingerprint`: of its public half, where that is there. */
export interface FirstKeyState {
  isNeeded: boolean;
  key: { name: string; fingerprint: string | null } | null;
}

export interface ReleaseSummary {
  sequence: number;
  id: string;
  title: string;
  date: string;
  by: string;
  bytes: number;
  isCurrent: boolean;
  isPrevious: boolean;
  isBuiltin: boolean;
  /** Why it would be refused; null: it can be shown. */
  refusal: string | null;
}

/** The result of a package on a plugged-in stick. */
export const stickOutcomes = ['installed', 'shown-already', 'refused'] as const;

export interface StickReport {
  /** ISO instant. */
  at: string;
  /** Name of the stick. */
  stick: string;
  file: string;
  outcome: (typeof stickOutcomes)[number];
  /** Of the release; null where the file does not say so credibly, and for a version of the program. */
  sequence: number | null;
  /** Of a version of the program; null for a release. Empty where the file does not say so credibly. */
  version: string | null;
  /** The reason of a refusal and its detail; empty otherwise. */
  reason: string;
  detail: string;
}

/** The release on the visitors' page, and the one that waits until no visitor is present. */
export interface ReleaseList {
  releases: ReleaseSummary[];
  waiting: number | null;
  /** A page shows the current release; false while it waits, and where no page has asked of late. */
  isOnScreen: boolean;
  /** Results of plugged-in sticks, the newest first. */
  stickReports: StickReport[];
}

/** A stick or another folder that files can be written to. */
export interface Drive {
  id: string;
  name: string;
  freeBytes: number;
  files: { name: string; bytes: number; kind: 'release' | 'app' | 'backup' | 'drafts' | 'key' }[];
}

/** The result of publishing, installing or a rollback. */
export interface SwitchResult {
  sequence: number;
  id: string;
  /** Set when the health check failed and the previous release was kept. */
  revertedBecause: string | null;
  /** How many screens a browser drew beforehand; null: none, such as where no browser shows the kiosk, or of a release gone back to. */
  drawn: number | null;
}

/** A record that was changed here and by a colleague, which needs a decision. */
export interface MergeAsked extends RecordKey {
  /** `mine` is the colleague's, `theirs` is the local one; `merged` combines both. */
  merge: MergeProposal;
}

/** The result of a colleague's file (`POST /drafts`): changes without conflict become one batch, the others need a decision. */
export interface DraftsMerged {
  /** The author of the file. */
  by: string;
  created: number;
  changed: number;
  unchanged: number;
  batch: string | null;
  asked: MergeAsked[];
  /** Records that are withdrawn here: restore them first, and merge again. */
  withdrawn: RecordKey[];
}
