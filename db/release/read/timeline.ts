import type { TimelineYear } from '../../model/api/camp.ts';
import type { Claim } from '../../model/api/claim.ts';
import { timelineYears } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CampSummaries } from './camps/camp-list.ts';
import { existedWithin } from './camps/camp-list.ts';
import type { ClaimReader } from './camps/claims.ts';
import { groupBy } from './columns.ts';

export interface TimelineReader {
  years(): TimelineYear[];
}

/** Entries that represent several camps: listing them with the camps of a year would count their members twice. */
const collectiveTypes: ReadonlySet<string> = new Set(['group', 'camp-type', 'regional-administration']);

export function timelineReader(db: ReadableDb, summaries: CampSummaries, claims: ClaimReader): TimelineReader {
  const eventIds = db.prepare<[], { id: string }>(`
    SELECT id FROM claim
    WHERE subject_kind = 'camp' AND property IN ('opened', 'closed', 'renamed', 'event') AND date_json IS NOT NULL
    ORDER BY date_edtf, subject_id, position`);
  return {
    years: () => {
      const camps = summaries();
      const names = new Map(camps.map(({ id, name }) => [id, name]));
      const ids = eventIds.all().map(({ id }) => id);
      const events = groupBy(claims.byIds(ids), yearOf, (claim) => ({
        campId: claim.subject.id,
        campName: names.get(claim.subject.id) ?? claim.subject.id,
        claim,
      }));
      const single = camps.filter(({ type }) => !collectiveTypes.has(type));
      return Array.from({ length: timelineYears.last - timelineYears.first + 1 }, (_, index) => {
        const year = timelineYears.first + index;
        const campIds = single.filter((camp) => existedWithin(camp, { from: year, to: year })).map(({ id }) => id);
        return { year, campIds, events: events.get(String(year)) ?? [] };
      });
    },
  };
}

/** The year in which a date begins; for "not after" the year in which it ends. */
const yearOf = ({ date }: Claim): string => String((date?.start ?? date?.end)?.year ?? 'unknown');
