import type { Source, SourceReference } from '../../model/api/source.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './camps/claims.ts';
import { dateOf, inLanguage } from './columns.ts';

/** Maximum number of claims in the answer about a source. */
const maxClaims = 250;

export interface SourceReader {
  /** One source with the claims that this release takes from it; of very many, with the first of them. */
  find(id: string): Source | undefined;
}

export function sourceReader(db: ReadableDb, language: Language, claims: ClaimReader): SourceReader {
  const byId = db.prepare<[string], Omit<Source, 'claims' | 'reference'>>(`
    SELECT id, kind, consulted, ${inLanguage(language, 'title', 'reliability')}, url, licence
    FROM source WHERE id = ?`);
  const reference = referenceReader(db, language);
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
      return { ...row, ...reference(id), claims: claims.byIds(ids), ...(beyond > 0 && { citationsBeyond: beyond }) };
    },
  };
}

type ReferenceRow = Omit<SourceReference, 'authors' | 'published' | 'derivedFrom'> & {
  authors: string;
  published: string | null;
  originId: string | null;
  origin: string | null;
};

function referenceReader(db: ReadableDb, language: Language): (id: string) => Pick<Source, 'reference'> {
  const bySource = db.prepare<[string], ReferenceRow>(`
    SELECT authors_json AS authors, container, publisher, published_json AS published, pages, isbn, doi, language, accessed,
      derived_from AS originId, origin.title_${language} AS origin
    FROM source_reference LEFT JOIN source AS origin ON origin.id = source_reference.derived_from
    WHERE source_reference.source_id = ?`);
  return (id) => {
    const row = bySource.get(id);
    if (row === undefined) return {};
    const { authors, published, originId, origin, ...rest } = row;
    const derivedFrom = originId === null || origin === null ? null : { id: originId, name: origin };
    return {
      reference: { authors: JSON.parse(authors) as string[], ...rest, published: dateOf(published), derivedFrom },
    };
  };
}
