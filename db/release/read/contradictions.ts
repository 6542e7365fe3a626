import type { Claim } from '../../model/api/claim.ts';
import type { Contradiction } from '../../model/api/figures.ts';
import type { Language, SubjectKind } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './citations.ts';
import { groupBy, inLanguage } from './columns.ts';

type ContradictionRow = Pick<Contradiction, 'id' | 'title' | 'text'>;

export interface ContradictionReader {
  /** The contradictions that speak of any of these claims, once each. */
  amongClaims(claims: readonly Claim[]): Contradiction[];
  /** The contradictions that speak of any claim about a subject, once each. */
  ofSubject(kind: SubjectKind, id: string): Contradiction[];
}

export function contradictionReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
): ContradictionReader {
  const byIds = db.prepare<[string], ContradictionRow>(`
    SELECT contradiction.id, ${inLanguage(language, 'contradiction.title', 'contradiction.text')}
    FROM json_each(?) AS wanted CROSS JOIN contradiction ON contradiction.id = wanted.value
    ORDER BY contradiction.position`);
  const claimsOf = db.prepare<[string], { id: string; claimId: string }>(`
    SELECT contradiction_claim.contradiction_id AS id, contradiction_claim.claim_id AS claimId
    FROM json_each(?) AS wanted
    CROSS JOIN contradiction_claim ON contradiction_claim.contradiction_id = wanted.value
    ORDER BY contradiction_claim.position`);
  const idsOfSubject = db.prepare<[SubjectKind, string], { id: string }>(`
    SELECT DISTINCT contradiction_claim.contradiction_id AS id
    FROM claim CROSS JOIN contradiction_claim ON contradiction_claim.claim_id = claim.id
    WHERE claim.subject_kind = ? AND claim.subject_id = ?`);
  const read = (ids: readonly string[]): Contradiction[] => {
    if (ids.length === 0) return [];
    const wanted = JSON.stringify(ids);
    const cited = citations.of('contradiction', ids);
    const claimIds = groupBy(
      claimsOf.all(wanted),
      ({ id }) => id,
      ({ claimId }) => claimId,
    );
    return byIds
      .all(wanted)
      .map((row) => ({ ...row, claimIds: claimIds.get(row.id) ?? [], citations: cited.get(row.id) ?? [] }));
  };
  return {
    amongClaims: (claims) => read([...new Set(claims.flatMap(({ contradictions }) => contradictions))]),
    ofSubject: (kind, id) => read(idsOfSubject.all(kind, id).map((row) => row.id)),
  };
}
