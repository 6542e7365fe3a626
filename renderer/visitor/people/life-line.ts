import type { LifePoint } from '../../../db/model/api/person.ts';
import type { StationKind } from '../../../db/model/vocabulary.ts';

/**
 * How the time from a station to the next is drawn: `free` as a line, `captive` as a bar, `term` as an empty bar of a
 * sentence whose end is not known, `unknown` dotted; null after the last station of a life that ended.
 */
type Stretch = 'free' | 'captive' | 'term' | 'unknown' | null;

/** A station, and what follows it. */
export interface LifePart<Point extends LifePoint> {
  station: Point;
  stretch: Stretch;
  /** Length of the stretch relative to the others. */
  grow: number;
}

const inCustody: readonly StationKind[] = ['arrested', 'sentenced', 'arrived', 'held', 'transferred'];
const minYears = 1;
const maxYears = 12;
const unknownYears = 5;

/**
 * The parts of a life in their order. Each station has a date of its own or says that it has none: beneath the date of
 * another, a sentence would be read as passed on the day of the birth. Captivity runs through a station without a date.
 */
export function lifeParts<Point extends LifePoint>(stations: readonly Point[]): LifePart<Point>[] {
  const term = stations.findLast(({ termYears }) => termYears !== null)?.termYears ?? null;
  let captive = false;
  /** The last known date of the current imprisonment; null outside of one. */
  let since: number | null = null;
  return stations.map((station, index) => {
    captive = station.kind === 'rehabilitated' ? captive : inCustody.includes(station.kind);
    const own = yearsOf(station)?.last ?? null;
    since = captive ? (own ?? since) : null;
    const following = stations.slice(index + 1);
    const [next] = following;
    if (next === undefined) return { station, ...lastStretch(station, captive, term) };
    const isBetweenDates = own !== null && yearsOf(next) !== null;
    const [from, to] = [captive ? since : own, following.map(yearsOf).find((years) => years !== null)?.first ?? null];
    if (from === null || to === null || !(captive || isBetweenDates))
      return { station, stretch: 'unknown', grow: unknownYears };
    const grow = Math.min(maxYears, Math.max(minYears, to - from));
    return { station, stretch: captive ? 'captive' : 'free', grow };
  });
}

function lastStretch(
  station: LifePoint,
  captive: boolean,
  term: number | null,
): Pick<LifePart<LifePoint>, 'stretch' | 'grow'> {
  if (station.kind === 'died' || station.kind === 'rehabilitated') return { stretch: null, grow: 0 };
  if (captive && term !== null && station.date.lastDay === null) return { stretch: 'term', grow: term };
  return { stretch: 'unknown', grow: minYears };
}

/** First and last year of a station, with fractions; null where it has no date. */
function yearsOf({ date }: LifePoint): { first: number; last: number } | null {
  const first = date.firstDay ?? date.lastDay;
  if (first === null) return null;
  return { first: yearOf(first), last: yearOf(date.interval ? (date.lastDay ?? first) : first) };
}

const yearOf = (day: string): number => Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12;

/** The small line of a life in a list: shares of the axis from `axis.first` to `axis.last`. */
export interface Spark {
  from: number;
  to: number;
  form: Exclude<Stretch, null>;
}

const axis = { first: 1880, last: 1970 };
const share = (year: number): number => Math.min(1, Math.max(0, (year - axis.first) / (axis.last - axis.first)));

export function sparksOf(stations: readonly LifePoint[]): Spark[] {
  const parts = lifeParts(stations.filter((station) => yearsOf(station) !== null));
  return parts.flatMap(({ station, stretch, grow }, index): Spark[] => {
    const years = yearsOf(station);
    if (years === null || stretch === null) return [];
    const next = parts.slice(index + 1).flatMap((part) => yearsOf(part.station) ?? [])[0];
    const end = next?.first ?? years.last + grow;
    const within: Spark[] =
      years.last > years.first ? [{ from: share(years.first), to: share(years.last), form: ownForm(station) }] : [];
    return [...within, { from: share(years.last), to: share(end), form: stretch }];
  });
}

const ownForm = ({ kind }: LifePoint): Spark['form'] => (inCustody.includes(kind) ? 'captive' : 'free');
