import type { Lineage } from '../../model/api/camp.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader } from './citations.ts';
import { dateOf, inLanguage } from './columns.ts';

interface LineageRow {
  id: string;
  fromId: string | null;
  fromName: string;
  toId: string | null;
  toName: string;
  date: string;
  kind: Lineage['kind'];
  label: string | null;
}

export interface LineageReader {
  /** What a camp came from and what it went into, in order of time. */
  ofCamp(campId: string): Lineage[];
}

export function lineageReader(db: ReadableDb, language: Language, citations: CitationReader): LineageReader {
  const byCamp = db.prepare<[string, string], LineageRow>(`
    SELECT lineage.id, from_id AS fromId, coalesce(origin.name_${language}, from_name_${language}) AS fromName,
      to_id AS toId, coalesce(heir.name_${language}, to_name_${language}) AS toName,
      lineage.date_json AS date, lineage.kind, ${inLanguage(language, 'lineage.label')}
    FROM lineage LEFT JOIN camp AS origin ON origin.id = from_id LEFT JOIN camp AS heir ON heir.id = to_id
    WHERE from_id = ? OR to_id = ?
    ORDER BY lineage.position`);
  return {
    ofCamp: (campId) => {
      const rows = byCamp.all(campId, campId);
      const cited = citations.of(
        'lineage',
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({
        id: row.id,
        from: { id: row.fromId, name: row.fromName },
        to: { id: row.toId, name: row.toName },
        date: dateOf(row.date),
        kind: row.kind,
        label: row.label,
        citations: cited.get(row.id) ?? [],
      }));
    },
  };
}
