import type { SubjectKind } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';

/** A subject of which more claims speak than one answer tells. */
export interface Crowd {
  /** Ids of the claims that the first answer tells, in the editors' order. */
  told: readonly string[];
  /** How many others there are, and how many numbers of people among them. */
  claimsBeyond: number;
  headcountsBeyond: number;
}

/** Null: all that speaks of it is told at once. */
export type Crowds = (kind: SubjectKind, id: string) => Crowd | null;

interface Row {
  kind: SubjectKind;
  id: string;
  claimsBeyond: number;
  headcountsBeyond: number;
  claimId: string;
}

/** They were chosen when the release was built (`db/release/build/crowds.ts`); one that is older chose none. */
export function readCrowds(db: ReadableDb): Crowds {
  if ((db.pragma(`table_info('crowded_claim')`) as unknown[]).length === 0) return () => null;
  const rows = db
    .prepare<[], Row>(`
      SELECT subject_kind AS kind, subject_id AS id, crowded_subject.claims_beyond AS claimsBeyond,
        crowded_subject.headcounts_beyond AS headcountsBeyond, crowded_claim.claim_id AS claimId
      FROM crowded_subject CROSS JOIN crowded_claim USING (subject_kind, subject_id) ORDER BY crowded_claim.position`)
    .all();
  const crowds = new Map<string, Crowd & { told: string[] }>();
  for (const { kind, id, claimId, ...beyond } of rows) {
    const crowd = crowds.get(`${kind} ${id}`) ?? { told: [], ...beyond };
    crowd.told.push(claimId);
    crowds.set(`${kind} ${id}`, crowd);
  }
  return (kind, id) => crowds.get(`${kind} ${id}`) ?? null;
}
