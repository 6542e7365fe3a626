import type { ReadableDb } from '../../connection.ts';
import type { Source } from '../../model/record/source.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ClaimReader } from './claims.ts';
import { inLanguage } from './columns.ts';

export interface SourceReader {
  /** One source with every claim that this release takes from it. */
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
  return {
    find: (id) => {
      const row = byId.get(id);
      return row && { ...row, claims: claims.byIds(claimIds.all(id).map((claim) => claim.id)) };
    },
  };
}
