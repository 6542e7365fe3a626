import type { CampList, CampSummary } from '../../model/api/camp.ts';
import type { Term } from '../../model/api/claim.ts';
import type { CampType } from '../../model/vocabulary.ts';

/** What a visitor narrows the list of camps down to. Years are inclusive; `ids` are the hits of a search. */
export interface CampFilter {
  region?: string | undefined;
  work?: string | undefined;
  type?: CampType | undefined;
  from?: number | undefined;
  to?: number | undefined;
  ids?: ReadonlySet<string> | undefined;
}

type Facet = 'region' | 'work' | 'type';

/**
 * The camps that pass the filter. Beside each option of a filter stands how many camps it would give together with
 * the other filters; an option that would give none is left out.
 */
export function listCamps(camps: readonly CampSummary[], filter: CampFilter, collator: Intl.Collator): CampList {
  const timely = camps.filter((camp) => existedWithin(camp, filter) && (filter.ids?.has(camp.id) ?? true));
  const found = timely.filter((camp) => passes(camp, filter));
  const without = (facet: Facet): CampSummary[] =>
    timely.filter((camp) => passes(camp, { ...filter, [facet]: undefined }));
  const byName = (a: Term, b: Term): number => collator.compare(a.name, b.name);
  return {
    camps: found,
    total: camps.length,
    filters: {
      regions: counted(without('region'), regionsOf).sort(byName),
      workKinds: counted(without('work'), ({ work }) => work).sort(byName),
      types: counted(without('type'), ({ type }) => [{ id: type }]),
    },
  };
}

/** Whether a camp existed in any of the years. An open end reaches without limit; without any date none is claimed. */
export function existedWithin({ existed }: CampSummary, { from, to }: Pick<CampFilter, 'from' | 'to'>): boolean {
  if (from === undefined && to === undefined) return true;
  if (!existed || (existed.firstDay === null && existed.lastDay === null)) return false;
  const first = existed.firstDay === null ? Number.NEGATIVE_INFINITY : Number(existed.firstDay.slice(0, 4));
  const last = existed.lastDay === null ? Number.POSITIVE_INFINITY : Number(existed.lastDay.slice(0, 4));
  return first <= (to ?? Number.POSITIVE_INFINITY) && last >= (from ?? Number.NEGATIVE_INFINITY);
}

function passes(camp: CampSummary, { region, work, type }: CampFilter): boolean {
  return (
    (type === undefined || camp.type === type) &&
    (region === undefined || camp.seats.some((seat) => seat.region.id === region)) &&
    (work === undefined || camp.work.some(({ id }) => id === work))
  );
}

function regionsOf({ seats }: CampSummary): Term[] {
  const regions = new Map(seats.map(({ region }) => [region.id, { id: region.id, name: region.name }]));
  return [...regions.values()];
}

function counted<Option extends { id: string }>(
  camps: readonly CampSummary[],
  optionsOf: (camp: CampSummary) => readonly Option[],
): (Option & { count: number })[] {
  const options = new Map<string, Option & { count: number }>();
  for (const option of camps.flatMap(optionsOf)) {
    const known = options.get(option.id);
    if (known) known.count++;
    else options.set(option.id, { ...option, count: 1 });
  }
  return [...options.values()];
}
