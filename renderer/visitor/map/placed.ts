import type { CampSummary, Seat } from '../../../db/model/api/camp.ts';
import { existedIn, oneYear } from '../camps/camp-filter.ts';
import { seatInYear } from './seat-in-year.ts';

/** A seat that has a point. */
export type PlacedSeat = Seat & { coordinates: NonNullable<Seat['coordinates']> };

/** A group or a type is no place. */
const isPlace = ({ type }: CampSummary): boolean => type !== 'group' && type !== 'camp-type';

const hasPoint = (seat: Seat | null): seat is PlacedSeat => seat?.coordinates != null;

/** The camps of a year that the map can show, each with the seat it had. */
export function placed(camps: readonly CampSummary[], year: number): { camp: CampSummary; seat: PlacedSeat }[] {
  return camps
    .filter((camp) => isPlace(camp) && existedIn(camp, oneYear(year)))
    .flatMap((camp) => {
      const seat = seatInYear(camp, year);
      return hasPoint(seat) ? [{ camp, seat }] : [];
    });
}

/** The camps of a year whose place is not known well enough for a point; to be listed beside the map. */
export function unplaced(camps: readonly CampSummary[], year: number): CampSummary[] {
  return camps.filter((camp) => isPlace(camp) && existedIn(camp, oneYear(year)) && !hasPoint(seatInYear(camp, year)));
}
