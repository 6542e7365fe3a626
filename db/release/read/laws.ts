import type { Law } from '../../model/api/text.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './claims.ts';
import { inLanguage } from './columns.ts';

export interface LawReader {
  list(): Law[];
}

export function lawReader(db: ReadableDb, language: Language, claims: ClaimReader): LawReader {
  const all = db.prepare<[], Omit<Law, 'claims'>>(
    `SELECT id, ${inLanguage(language, 'title', 'text')} FROM law ORDER BY position`,
  );
  return {
    list: () => {
      const rows = all.all();
      const bySubject = claims.ofSubjects(
        'law',
        rows.map(({ id }) => id),
      );
      return rows.map((row) => ({ ...row, claims: bySubject.get(row.id) ?? [] }));
    },
  };
}
