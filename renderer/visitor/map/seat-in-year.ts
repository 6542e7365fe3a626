import type { CampSummary, Seat } from '../../../db/model/api/camp.ts';

/**
 * The seat a camp had in a year: the one it held on the last day of the year, or on its own last day if it
 * closed before. Where sources leave several, one that can be placed, then the one that began last.
 * Null: no seat of that time is known.
 */
export function seatInYear(camp: CampSummary, year: number): Seat | null {
  const closed = camp.existed?.lastDay ?? null;
  const yearEnd = `${year}-12-31`;
  const day = closed !== null && closed < yearEnd ? closed : yearEnd;
  const held = camp.seats.filter((seat) => begins(seat) <= day && day <= ends(seat));
  const inYear = camp.seats.filter((seat) => begins(seat) <= yearEnd && `${year}-01-01` <= ends(seat));
  return held.sort(bySurety)[0] ?? inYear.sort(bySurety)[0] ?? null;
}

const begins = (seat: Seat): string => seat.period?.firstDay ?? '';
const ends = (seat: Seat): string => seat.period?.lastDay ?? '9999-12-31';

function bySurety(a: Seat, b: Seat): number {
  const [first, second] = [begins(a), begins(b)];
  const later = first === second ? 0 : first < second ? 1 : -1;
  return Number(b.coordinates !== null) - Number(a.coordinates !== null) || later;
}

/** How far off a point may be before the map says so, kilometres. */
const preciseKm = 15;

/** Whether the map has to show that a place is not known exactly. */
export function isImprecise(seat: Seat): boolean {
  return seat.presumed || seat.precision === 'area' || (seat.radiusKm ?? 0) > preciseKm;
}
