import type { CampSummary } from '../../model/api/camp.ts';
import { type CampType, campTypes, type Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { dateOf, groupBy, inLanguage } from './columns.ts';
import { type HeadcountReader, headcountsAmong, peakAmong } from './headcounts.ts';
import type { SeatReader } from './seats.ts';
import type { Vocabulary } from './vocabulary.ts';

interface CampRow {
  id: string;
  type: CampType;
  name: string;
  full_name: string;
  specialCampNumber: number | null;
  parentId: string | null;
  existed: string | null;
}

/** All camps in the order of the language's alphabet; a release never changes, so they are read once. */
export type CampSummaries = () => readonly CampSummary[];

export function campSummaries(
  db: ReadableDb,
  language: Language,
  collator: Intl.Collator,
  parts: { seats: SeatReader; headcounts: HeadcountReader; vocabulary: Vocabulary },
): CampSummaries {
  // Driven by the fixed list of types, so that the camps are reached through an index.
  const byTypes = db.prepare<[string], CampRow>(`
    SELECT camp.id, camp.type, ${inLanguage(language, 'camp.name', 'camp.full_name')},
      camp.special_camp_number AS specialCampNumber, camp.parent_id AS parentId, camp.existed_json AS existed
    FROM json_each(?) AS wanted CROSS JOIN camp ON camp.type = wanted.value`);
  const workByCamps = db.prepare<[string], { campId: string; workId: string }>(`
    SELECT camp_work.camp_id AS campId, camp_work.work_id AS workId
    FROM json_each(?) AS wanted CROSS JOIN camp_work ON camp_work.camp_id = wanted.value
    ORDER BY wanted.key, camp_work.position`);
  const read = (): CampSummary[] => {
    const rows = byTypes.all(JSON.stringify(campTypes)).sort((a, b) => collator.compare(a.name, b.name));
    const ids = rows.map(({ id }) => id);
    const seats = parts.seats.ofCamps(ids);
    const stated = parts.headcounts.ofCamps(ids);
    const work = groupBy(
      workByCamps.all(JSON.stringify(ids)),
      ({ campId }) => campId,
      ({ workId }) => parts.vocabulary.work(workId),
    );
    return rows.map(({ full_name, existed, ...row }) => ({
      ...row,
      fullName: full_name,
      existed: dateOf(existed),
      seats: seats.get(row.id) ?? [],
      work: work.get(row.id) ?? [],
      headcounts: headcountsAmong(stated.get(row.id) ?? []),
      peak: peakAmong(stated.get(row.id) ?? []),
    }));
  };
  let summaries: CampSummary[] | undefined;
  return () => {
    summaries ??= read();
    return summaries;
  };
}
