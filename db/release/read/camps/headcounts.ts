import type { Headcount } from '../../../model/api/camp.ts';
import { headcountOfYear } from '../../../model/headcount.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import { dateOf, groupBy } from '../columns.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface HeadcountRow {
  campId: string;
  property: 'headcount' | 'maximum';
  claimId: string;
  min: number | null;
  max: number | null;
  kind: Headcount['kind'];
  qualifier: Headcount['qualifier'];
  suspicious: number;
  period: string | null;
  population: string;
}

export interface StatedHeadcount extends Headcount {
  property: 'headcount' | 'maximum';
}

export interface HeadcountReader {
  /** Headcounts and stated maxima of many camps, by camp, in order of date; those without a date come last, shares are left out. */
  ofCamps(campIds: readonly string[]): Map<string, StatedHeadcount[]>;
}

/** The population that the words of the visitors' page mean by "prisoners". */
const prisoners = 'prisoners';

export function headcountReader(db: ReadableDb, vocabulary: Pick<Vocabulary, 'population'>): HeadcountReader {
  const byCamps = db.prepare<[string], HeadcountRow>(`
    SELECT claim.subject_id AS campId, claim.property, claim.id AS claimId, claim.amount_min AS min,
      claim.amount_max AS max, claim.kind, claim.qualifier, claim.suspicious, claim.period_json AS period,
      claim.population_id AS population
    FROM json_each(?) AS wanted
    CROSS JOIN claim ON claim.subject_kind = 'camp' AND claim.subject_id = wanted.value
    WHERE claim.property IN ('headcount', 'maximum') AND claim.kind IS NOT NULL AND claim.part_of IS NULL
    ORDER BY wanted.key, claim.position`);
  return {
    ofCamps: (campIds) => {
      const stated = groupBy(
        byCamps.all(JSON.stringify(campIds)),
        ({ campId }) => campId,
        ({ campId, population, ...row }) => ({
          ...row,
          suspicious: row.suspicious === 1,
          period: dateOf(row.period),
          ...(population === prisoners ? {} : { counts: vocabulary.population(population).name }),
        }),
      );
      for (const headcounts of stated.values()) headcounts.sort(byDate);
      return stated;
    },
  };
}

/** Troops are no prisoners: the prisoners of a camp, or of another one those that its strongest number counts. */
function ofOnePopulation(stated: readonly StatedHeadcount[]): StatedHeadcount[] {
  const counts = stated.some((each) => each.counts === undefined) ? undefined : strongest(stated)?.counts;
  return stated.filter((each) => each.counts === counts);
}

/** The headcounts proper: a maximum is a summary of them and not a point in time. */
export function headcountsAmong(stated: readonly StatedHeadcount[]): Headcount[] {
  return ofOnePopulation(stated)
    .filter(({ property }) => property === 'headcount')
    .map(({ property, ...headcount }) => headcount);
}

/** More of them than any camp of the content has; a list with all of a hundred thousand claims would have 20 MB. */
const maxOfList = 100;

/** What a list needs of them: of a camp with very many only those that speak for a year on the map. */
export function headcountsOfList(headcounts: Headcount[]): Headcount[] {
  if (headcounts.length <= maxOfList) return headcounts;
  const spoken = new Set<Headcount | null>();
  for (const [year, ofYear] of byYears(headcounts)) spoken.add(headcountOfYear(ofYear, year));
  return headcounts.filter((headcount) => spoken.has(headcount));
}

/** Those whose period has a day in the year, for each year that has any. */
function byYears(headcounts: readonly Headcount[]): Map<number, Headcount[]> {
  const years = new Map<number, Headcount[]>();
  for (const headcount of headcounts) {
    const { start, end } = headcount.period ?? {};
    if (!start || !end) continue;
    for (let { year } = start; year <= end.year; year++) {
      const ofYear = years.get(year);
      if (ofYear) ofYear.push(headcount);
      else years.set(year, [headcount]);
    }
  }
  return years;
}

/**
 * The number shown for the camp in a list: the highest that was counted. A rounded or second-hand number is used only if
 * no count is known, a plan, a limit or a capacity only if nothing else is; the kind goes
 * with it either way, and the camp's own page shows the other figures beside it.
 */
export function peakAmong(stated: readonly StatedHeadcount[]): Headcount | null {
  const first = strongest(ofOnePopulation(stated));
  if (!first) return null;
  const { property, ...peak } = first;
  return peak;
}

const strongest = (stated: readonly StatedHeadcount[]): StatedHeadcount | undefined =>
  stated.toSorted((a, b) => weakness(a) - weakness(b) || amountOf(b) - amountOf(a))[0];

const amountOf = ({ min, max }: Headcount): number => max ?? min ?? 0;

const weakness = ({ kind, suspicious }: Headcount): number => weaknessOf[kind] * 2 + (suspicious ? 1 : 0);

const weaknessOf: Record<Headcount['kind'], number> = {
  counted: 0,
  average: 0,
  rounded: 1,
  estimate: 1,
  sum: 1,
  published: 1,
  planned: 2,
  limit: 2,
  capacity: 2,
};

function byDate(a: Headcount, b: Headcount): number {
  const [first, second] = [dayOf(a), dayOf(b)];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

const dayOf = ({ period }: Headcount): string => period?.firstDay ?? period?.lastDay ?? '9999';
