import type { CampSummary, Headcount, Seat } from '../../../db/model/api/camp.ts';
import { heldIn } from '../../../db/model/dated.ts';
import { headcountOfYear } from '../../../db/model/headcount.ts';
import { timelineYears } from '../../../db/model/vocabulary.ts';
import { existedIn, isUndated, oneYear, type YearSpan } from '../camps/camp-years.ts';

/** A seat with a known point. */
type LocatedSeat = Seat & { coordinates: NonNullable<Seat['coordinates']> };

/** A group of camps or a type of camp has no location. */
const isSite = ({ type }: CampSummary): boolean => type !== 'group' && type !== 'camp-type';

const isLocated = (seat: Seat | null): seat is LocatedSeat => seat?.coordinates != null;

const existingSites = (camps: readonly CampSummary[], year: number): CampSummary[] =>
  camps.filter((camp) => isSite(camp) && existedIn(camp, oneYear(year))).map((camp) => namedIn(camp, year));

/** A camp under its official name of the year, where one is known. */
const namedIn = (camp: CampSummary, year: number): CampSummary => {
  const name = heldIn(camp.datedNames ?? [], year)?.name;
  return name === undefined ? camp : { ...camp, name };
};

/** The camps of a year that the map can show, each with its seat of that year. */
export function locatedCamps(camps: readonly CampSummary[], year: number): { camp: CampSummary; seat: LocatedSeat }[] {
  return existingSites(camps, year).flatMap((camp) => {
    const seat = seatInYear(camp, year);
    return isLocated(seat) ? [{ camp, seat }] : [];
  });
}

/** From the first year with a camp on the map to the last; the whole timeline where none is on it. */
export function yearsOnMap(camps: readonly CampSummary[]): YearSpan {
  const { first, last } = timelineYears;
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const shown = all.filter((year) => locatedCamps(camps, year).length > 0);
  return { first: shown[0] ?? first, last: shown.at(-1) ?? last };
}

/** The camps of a year whose location is not known well enough for a point; they are listed below the map. */
export function unlocatedCamps(camps: readonly CampSummary[], year: number): CampSummary[] {
  return existingSites(camps, year).filter((camp) => !isLocated(seatInYear(camp, year)));
}

/** The camps without any date, which no year shows. */
export function undatedCamps(camps: readonly CampSummary[]): CampSummary[] {
  return camps.filter((camp) => isUndated(camp) && isSite(camp));
}

/**
 * The seat of a camp in a year: the one it held on the last day of the year, or on its own last day if it closed before.
 * Where sources leave several, a located one comes first, then the one that began last. Null: no seat of that time is known.
 */
export function seatInYear(camp: CampSummary, year: number): Seat | null {
  const closed = camp.existed?.lastDay ?? null;
  const yearEnd = `${year}-12-31`;
  const day = closed !== null && closed < yearEnd ? closed : yearEnd;
  const held = camp.seats.filter((seat) => begins(seat) <= day && day <= ends(seat));
  const inYear = camp.seats.filter((seat) => begins(seat) <= yearEnd && `${year}-01-01` <= ends(seat));
  const seat = held.sort(locatedThenLatest)[0] ?? inYear.sort(locatedThenLatest)[0];
  return seat === undefined ? null : withPlaceOf(seat, year);
}

/** The place of a seat under its name of the year. */
function withPlaceOf(seat: Seat, year: number): Seat {
  const place = heldIn(seat.placeNames ?? [], year)?.name;
  return place === undefined ? seat : { ...seat, place };
}

const begins = (seat: Seat): string => seat.period?.firstDay ?? '';
const ends = (seat: Seat): string => seat.period?.lastDay ?? '9999-12-31';

function locatedThenLatest(a: Seat, b: Seat): number {
  const [first, second] = [begins(a), begins(b)];
  const later = first === second ? 0 : first < second ? 1 : -1;
  return Number(isLocated(b)) - Number(isLocated(a)) || later;
}

/** The map marks a location as imprecise when it may be farther off than this, in kilometres. */
const maxPreciseKm = 15;

export function isImprecise(seat: Seat): boolean {
  return seat.presumed || seat.precision === 'area' || (seat.radiusKm ?? 0) > maxPreciseKm;
}

/** What sources state about the people of a camp in one year; null: nothing. */
export function headcountInYear({ headcounts }: CampSummary, year: number): Headcount | null {
  return headcountOfYear(headcounts, year);
}

/** Whether people were counted, so that the ring may be filled. */
export function isCounted({ kind, suspicious }: Headcount): boolean {
  return (kind === 'counted' || kind === 'average') && !suspicious;
}
