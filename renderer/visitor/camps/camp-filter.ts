import type { CampSummary } from '../../../db/model/api/camp.ts';
import { type CampType, timelineYears } from '../../../db/model/vocabulary.ts';

/** Years from the first to the last, both included; one year is a span, too. */
export interface YearSpan {
  first: number;
  last: number;
}

/** What the visitor looks for among the camps; null: whatever there is. */
export interface CampFilter {
  region: string | null;
  work: string | null;
  type: CampType | null;
  years: YearSpan | null;
}

export const noFilter: CampFilter = { region: null, work: null, type: null, years: null };

/** The year in which a camp began and ended; null where that end is open or unknown. */
export function spanOf(camp: CampSummary): { first: number | null; last: number | null } | null {
  if (!camp.existed) return null;
  return { first: camp.existed.start?.year ?? null, last: camp.existed.end?.year ?? null };
}

export const oneYear = (year: number): YearSpan => ({ first: year, last: year });

/** Whether a camp existed in any of the years. One without any date is in no year. */
export function existedIn(camp: CampSummary, { first, last }: YearSpan): boolean {
  const span = spanOf(camp);
  if (!span || (span.first === null && span.last === null)) return false;
  return (span.first ?? Number.NEGATIVE_INFINITY) <= last && first <= (span.last ?? Number.POSITIVE_INFINITY);
}

/** No source gives any date of it: it is in no year. */
export function isUndated(camp: CampSummary): boolean {
  const span = spanOf(camp);
  return !span || (span.first === null && span.last === null);
}

/** Whether the visitor looks for some of the camps only, whatever the year. */
export const isNarrowed = ({ region, work, type }: CampFilter): boolean =>
  region !== null || work !== null || type !== null;

export function matches(camp: CampSummary, filter: CampFilter): boolean {
  const { region, work, type, years } = filter;
  if (region !== null && !camp.seats.some((seat) => seat.region.id === region)) return false;
  if (work !== null && !camp.work.some((kind) => kind.id === work)) return false;
  if (type !== null && camp.type !== type) return false;
  return years === null || existedIn(camp, years);
}

/** One value that a filter could be set to, and how many camps it would leave. */
export interface Choice<T extends string = string> {
  id: T;
  name: string;
  count: number;
}

type Facet = 'region' | 'work' | 'type';

/** The values of one filter, counted under all the others. */
export function choicesOf(camps: CampSummary[], filter: CampFilter, facet: Facet, typeName: (t: CampType) => string) {
  const counts = new Map<string, Choice>();
  for (const camp of camps.filter((candidate) => matches(candidate, { ...filter, [facet]: null }))) {
    for (const { id, name } of valuesOf(camp, facet, typeName)) {
      const choice = counts.get(id) ?? { id, name, count: 0 };
      counts.set(id, { ...choice, count: choice.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

function valuesOf(camp: CampSummary, facet: Facet, typeName: (t: CampType) => string): { id: string; name: string }[] {
  if (facet === 'type') return [{ id: camp.type, name: typeName(camp.type) }];
  if (facet === 'work') return camp.work;
  const regions = new Map(camp.seats.map((seat) => [seat.region.id, seat.region]));
  return [...regions.values()];
}

const spanLength = 5;

/** Spans of five years over the timeline that are not without a camp, counted under all the other filters. */
export function spansOf(camps: CampSummary[], filter: CampFilter): Choice[] {
  const others = camps.filter((camp) => matches(camp, { ...filter, years: null }));
  const count = Math.ceil((timelineYears.last - timelineYears.first) / spanLength);
  return Array.from({ length: count }, (_, index) => {
    const first = timelineYears.first + index * spanLength;
    const years = { first, last: first + spanLength - 1 };
    return { id: spanId(years), name: spanId(years), count: others.filter((camp) => existedIn(camp, years)).length };
  }).filter((span) => span.count > 0);
}

export const spanId = ({ first, last }: YearSpan): string => (first === last ? `${first}` : `${first}–${last}`);

export function spanById(id: string): YearSpan {
  const [first = Number.NaN, last = first] = id.split('–').map(Number);
  return { first, last };
}
