import type { People, Peoples } from '../../model/api/figures.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './claims.ts';
import { inLanguage } from './columns.ts';
import type { ContradictionReader } from './contradictions.ts';

/** The editors' sum of the nationality table; it stands among the figures of the whole system. */
const sumOfPeoples = 'n-sum';

export interface PeoplesReader {
  table(): Peoples;
}

export function peoplesReader(
  db: ReadableDb,
  language: Language,
  claims: ClaimReader,
  contradictions: ContradictionReader,
): PeoplesReader {
  const all = db.prepare<[], Omit<People, 'claims'>>(
    `SELECT id, ${inLanguage(language, 'name')}, position AS "order" FROM people ORDER BY position`,
  );
  return {
    table: () => {
      const rows = all.all();
      const bySubject = claims.ofSubjects(
        'people',
        rows.map(({ id }) => id),
      );
      const sum = claims.find(sumOfPeoples) ?? null;
      return {
        peoples: rows.map((row) => ({ ...row, claims: bySubject.get(row.id) ?? [] })),
        sum,
        contradictions: contradictions.amongClaims([...bySubject.values(), sum ?? []].flat()),
      };
    },
  };
}
