import type { Citation } from '../../model/api/claim.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { groupBy } from './columns.ts';

type OwnerKind =
  | 'claim'
  | 'seat'
  | 'alias'
  | 'camp-work'
  | 'lineage'
  | 'contradiction'
  | 'text'
  | 'block'
  | 'term'
  | 'media';

type CitationRow = Citation & { ownerId: string };

export interface CitationReader {
  /** Citations of many owners of one kind with one query, by the owner's id. */
  of(kind: OwnerKind, ownerIds: readonly (string | number)[]): Map<string, Citation[]>;
}

export function citationReader(db: ReadableDb, language: Language): CitationReader {
  const byOwner = db.prepare<[string, OwnerKind], CitationRow>(`
    SELECT citation.owner_id AS ownerId, citation.source_id AS sourceId, source.title_${language} AS sourceTitle,
      citation.locator, citation.as_printed AS asPrinted, citation.fragment, citation.reading
    FROM json_each(?) AS owner
    CROSS JOIN citation ON citation.owner_kind = ? AND citation.owner_id = owner.value
    CROSS JOIN source ON source.id = citation.source_id
    ORDER BY owner.key, citation.position`);
  return {
    of: (kind, ownerIds) =>
      groupBy(
        byOwner.all(JSON.stringify(ownerIds.map(String)), kind),
        ({ ownerId }) => ownerId,
        ({ ownerId, ...citation }) => citation,
      ),
  };
}
