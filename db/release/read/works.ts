import type { Term } from '../../model/api/claim.ts';
import type { Work } from '../../model/api/figures.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './claims.ts';
import { groupBy, inLanguage } from './columns.ts';
import type { ContradictionReader } from './contradictions.ts';

export interface WorkReader {
  list(): Work[];
}

export function workReader(
  db: ReadableDb,
  language: Language,
  claims: ClaimReader,
  contradictions: ContradictionReader,
): WorkReader {
  const all = db.prepare<[], Pick<Work, 'id' | 'title' | 'text'>>(
    `SELECT id, ${inLanguage(language, 'title', 'text')} FROM work ORDER BY position`,
  );
  const campsOf = db.prepare<[string], Term & { workId: string }>(`
    SELECT work_camp.work_id AS workId, camp.id, ${inLanguage(language, 'camp.name')}
    FROM json_each(?) AS wanted CROSS JOIN work_camp ON work_camp.work_id = wanted.value
    CROSS JOIN camp ON camp.id = work_camp.camp_id
    ORDER BY wanted.key, work_camp.position`);
  return {
    list: () => {
      const rows = all.all();
      const ids = rows.map(({ id }) => id);
      const bySubject = claims.ofSubjects('work', ids);
      const camps = groupBy(
        campsOf.all(JSON.stringify(ids)),
        ({ workId }) => workId,
        ({ workId, ...camp }) => camp,
      );
      return rows.map((row) => {
        const stated = bySubject.get(row.id) ?? [];
        return {
          ...row,
          camps: camps.get(row.id) ?? [],
          claims: stated,
          contradictions: contradictions.amongClaims(stated),
        };
      });
    },
  };
}
