import type { CampSummary, Headcount } from '../../../db/model/api/camp.ts';
import { headcountOfYear } from '../../../db/model/headcount.ts';

export { amountOf } from '../../../db/model/headcount.ts';

/** What is known of a camp's people in one year. */
export function headcountInYear({ headcounts }: CampSummary, year: number): Headcount | null {
  return headcountOfYear(headcounts, year);
}

/** Whether people were counted, so that the ring may be filled. */
export function isCounted({ kind, suspicious }: Headcount): boolean {
  return (kind === 'counted' || kind === 'average') && !suspicious;
}
