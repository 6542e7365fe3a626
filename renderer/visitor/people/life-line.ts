import type { LifePoint } from '../../../db/model/api/person.ts';
import type { StationKind } from '../../../db/model/vocabulary.ts';

/**
 * How the time from a station to the next is drawn: `free` as a line, `captive` as a bar, `term` as an empty bar of a
 * sentence whose end is not known, `unknown` dotted; null after the last station of a life that ended.
 */
type Stretch = 'free' | 'captive' | 'term' | 'unknown' | null;

/** A dated station, or one without any beside it, and those without a date that belong before it. */
export interface LifePart<Point extends LifePoint> {
  station: Point;
  undated: Point[];
  stretch: Stretch;
  /** Length of the stretch relative to the others. */
  grow: number;
}

const inCustody: readonly StationKind[] = ['arrested', 'sentenced', 'arrived', 'held', 'transferred'];
const minYears = 1;
const maxYears = 12;
const unknownYears = 5;

/** The parts of a life in their order. A station without a date is told with the next one that has a date. */
export function lifeParts<Point extends LifePoint>(stations: readonly Point[]): LifePart<Point>[] {
  const term = stations.findLast(({ termYears }) => termYears !== null)?.termYears ?? null;
  const gathered = gather(stations);
  let captive = false;
  return gathered.map((part, index) => {
    const { station } = part;
    captive = station.kind === 'rehabilitated' ? captive : inCustody.includes(station.kind);
    const next = gathered[index + 1]?.station;
    const [from, to] = [yearsOf(station)?.last ?? null, next === undefined ? null : (yearsOf(next)?.first ?? null)];
    if (next === undefined) return { ...part, ...lastStretch(station, captive, term) };
    if (from === null || to === null) return { ...part, stretch: 'unknown', grow: unknownYears };
    return { ...part, stretch: captive ? 'captive' : 'free', grow: Math.min(maxYears, Math.max(minYears, to - from)) };
  });
}

type Gathered<Point extends LifePoint> = Pick<LifePart<Point>, 'station' | 'undated'>;

function gather<Point extends LifePoint>(stations: readonly Point[]): Gathered<Point>[] {
  const parts: Gathered<Point>[] = [];
  let waiting: Point[] = [];
  for (const station of stations) {
    if (yearsOf(station) === null) waiting.push(station);
    else {
      parts.push({ station, undated: waiting });
      waiting = [];
    }
  }
  const last = parts.at(-1);
  if (last !== undefined) last.undated.push(...waiting);
  else parts.push(...waiting.map((station) => ({ station, undated: [] })));
  return parts;
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
  const parts = lifeParts(stations);
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
