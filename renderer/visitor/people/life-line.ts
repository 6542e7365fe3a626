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
  /** Length of the years that a time in custody lasted by itself, before the stretch; 0 for other stations. */
  own: number;
}

/** What begins or goes on with an imprisonment. An arrest also ends a time of freedom that no station tells of. */
const inCustody: readonly StationKind[] = ['arrested', 'sentenced', 'arrived', 'held', 'transferred'];
const goesOn: readonly StationKind[] = ['sentenced', 'arrived', 'held', 'transferred'];
const minYears = 1;
const maxYears = 12;
const unknownYears = 5;
/** Years have the precision of a month: the last day of a year is followed by the next year. */
const monthYears = 1.5 / 12;

/**
 * The parts of a life in their order. Each station has a date of its own or says that it has none: beneath the date of
 * another, a sentence would be read as passed on the day of the birth. Captivity runs through a station without a date.
 */
export const lifeParts = <Point extends LifePoint>(stations: readonly Point[]): LifePart<Point>[] =>
  stretchesOf(stations).map((part) => ({ ...part, own: ownYears(part.station) }));

function ownYears(station: LifePoint): number {
  const years = yearsOf(station);
  return years && station.kind === 'held' && years.last > years.first ? clampYears(years.last - years.first) : 0;
}

const clampYears = (years: number): number => Math.min(maxYears, Math.max(minYears, years));

function stretchesOf<Point extends LifePoint>(stations: readonly Point[]): Omit<LifePart<Point>, 'own'>[] {
  const term = stations.findLast(({ termYears }) => termYears !== null)?.termYears ?? null;
  /** The stations of the current imprisonment; empty outside of one. */
  let custody: Point[] = [];
  return stations.map((station, index) => {
    const isCaptive = inCustody.includes(station.kind) || (station.kind === 'rehabilitated' && custody.length > 0);
    custody = isCaptive ? [...custody, station] : [];
    const following = stations.slice(index + 1);
    if (following.length === 0) return { station, ...lastStretch(station, isCaptive, term) };
    const own = yearsOf(station)?.last ?? null;
    const from = isCaptive ? (custody.flatMap((each) => yearsOf(each)?.last ?? []).at(-1) ?? null) : own;
    const toIndex = following.findIndex((each) => yearsOf(each) !== null);
    const next = following[toIndex];
    const to = next === undefined ? null : (yearsOf(next)?.first ?? null);
    const unknown = { station, stretch: 'unknown', grow: unknownYears } as const;
    if (from === null || next === undefined || to === null) return unknown;
    const isKnown = isCaptive
      ? lastsUntil(next, to, [...custody, ...following.slice(0, toIndex)])
      : own !== null && toIndex === 0;
    if (!isKnown) {
      custody = [];
      return unknown;
    }
    return { station, stretch: isCaptive ? 'captive' : 'free', grow: clampYears(to - from) };
  });
}

/**
 * Whether the stations say that an imprisonment lasted until the next dated one: until a release, or as long as a sentence or
 * a period of custody reaches. A death decades later must not be drawn as one in a camp.
 */
function lastsUntil({ kind }: LifePoint, to: number, custody: readonly LifePoint[]): boolean {
  if (kind === 'released') return true;
  const since = custody.flatMap((each) => yearsOf(each)?.first ?? [])[0] ?? to;
  const ends = custody.flatMap((station) => {
    const years = yearsOf(station);
    const sentence = station.termYears === null ? [] : [(years?.first ?? since) + station.termYears];
    return years !== null && station.date.interval && station.date.lastDay !== null
      ? [...sentence, years.last]
      : sentence;
  });
  const end = ends.at(-1);
  // Many dates are years: one of the year of the end is not after it.
  return end === undefined ? goesOn.includes(kind) : Math.floor(to) <= end + monthYears;
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
