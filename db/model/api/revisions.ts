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
