import type { Source } from '../../model/api/source.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './claims.ts';
import { inLanguage } from './columns.ts';

/** Maximum number of claims in the answer about a source. */
const maxClaims = 250;

export interface SourceReader {
  /** One source with the claims that this release takes from it; of very many, with the first of them. */
  find(id: string): Source | undefined;
}

export function sourceReader(db: ReadableDb, language: Language, claims: ClaimReader): SourceReader {
  const byId = db.prepare<[string], Omit<Source, 'claims'>>(`
    SELECT id, kind, consulted, ${inLanguage(language, 'title', 'reliability')}, url, licence
    FROM source WHERE id = ?`);
  const claimIds = db.prepare<[string], { id: string }>(`
    SELECT DISTINCT claim.id FROM citation CROSS JOIN claim ON claim.id = citation.owner_id
    WHERE citation.source_id = ? AND citation.owner_kind = 'claim'
    ORDER BY claim.subject_kind, claim.subject_id, claim.position`);
  const citations = db.prepare<[string], { count: number }>(
    `SELECT count(*) AS count FROM citation WHERE source_id = ? AND owner_kind = 'claim'`,
  );
  const firstIds = db.prepare<[string, number], { id: string }>(`
    SELECT owner_id AS id FROM citation WHERE source_id = ? AND owner_kind = 'claim' ORDER BY citation.id LIMIT ?`);
  return {
    find: (id) => {
      const row = byId.get(id);
      if (!row) return undefined;
      const beyond = (citations.get(id)?.count ?? 0) - maxClaims;
      const claimRows = beyond > 0 ? firstIds.all(id, maxClaims) : claimIds.all(id);
      const ids = [...new Set(claimRows.map((claim) => claim.id))];
      return { ...row, claims: claims.byIds(ids), ...(beyond > 0 && { citationsBeyond: beyond }) };
    },
  };
}
