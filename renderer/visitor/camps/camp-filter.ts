import type { CampSummary } from '../../../db/model/api/camp.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';
import { typeNameOf } from './camp-labels.ts';
import { existedIn, type YearSpan } from './camp-years.ts';

/** The filters on the camps; null: any value. */
export interface CampFilter {
  region: string | null;
  work: string | null;
  type: string | null;
  years: YearSpan | null;
}

export const noFilter: CampFilter = { region: null, work: null, type: null, years: null };

/** Whether any filter apart from the years is set. */
export const isNarrowed = ({ region, work, type }: CampFilter): boolean =>
  region !== null || work !== null || type !== null;

export function matches(camp: CampSummary, { region, work, type, years }: CampFilter): boolean {
  if (region !== null && !camp.seats.some((seat) => seat.region.id === region)) return false;
  if (work !== null && !camp.work.some((kind) => kind.id === work)) return false;
  if (type !== null && camp.type !== type) return false;
  return years === null || existedIn(camp, years);
}

/** A value of a filter, and how many camps it leaves. */
export interface Choice {
  id: string;
  name: string;
  count: number;
}

type Facet = 'region' | 'work' | 'type';

/** The values of one filter, counted under all the others. */
export function choicesOf(camps: CampSummary[], filter: CampFilter, facet: Facet) {
  const counts = new Map<string, Choice>();
  for (const camp of camps.filter((candidate) => matches(candidate, { ...filter, [facet]: null }))) {
    for (const { id, name } of valuesOf(camp, facet)) {
      const choice = counts.get(id) ?? { id, name, count: 0 };
      counts.set(id, { ...choice, count: choice.count + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name));
}

function valuesOf(camp: CampSummary, facet: Facet): { id: string; name: string }[] {
  if (facet === 'type') return [{ id: camp.type, name: typeNameOf(camp) }];
  if (facet === 'work') return camp.work;
  const regions = new Map(camp.seats.map((seat) => [seat.region.id, seat.region]));
  return [...regions.values()];
}

const spanYears = 5;

/** The five-year spans of the timeline that have camps, counted under all the other filters. */
export function spanChoices(camps: CampSummary[], filter: CampFilter): Choice[] {
  const others = camps.filter((camp) => matches(camp, { ...filter, years: null }));
  const count = Math.ceil((timelineYears.last - timelineYears.first) / spanYears);
  return Array.from({ length: count }, (_, index) => {
    const first = timelineYears.first + index * spanYears;
    const years = { first, last: first + spanYears - 1 };
    return { id: spanId(years), name: spanId(years), count: others.filter((camp) => existedIn(camp, years)).length };
  }).filter((span) => span.count > 0);
}

export const spanId = ({ first, last }: YearSpan): string => (first === last ? `${first}` : `${first}–${last}`);

export function spanById(id: string): YearSpan {
  const [first = Number.NaN, last = first] = id.split('–').map(Number);
  return { first, last };
}
