import type { CampSummary, Headcount, Seat } from '../../db/model/api/camp.ts';
import type { DateValue } from '../../db/model/api/date.ts';

/** Camps for tests of the map: small, typed, invented. */

/** `1950` or `1949-10-10`; an interval with `/`, an open end with `..`. */
export function dateOf(edtf: string): DateValue {
  const ends = edtf.split('/');
  const point = (text: string | undefined) =>
    text === undefined || text === '..'
      ? null
      : {
          year: Number(text.slice(0, 4)),
          month: text.length > 4 ? Number(text.slice(5, 7)) : null,
          day: text.length > 7 ? Number(text.slice(8)) : null,
          quarter: null,
          decade: false,
          approximate: false,
          uncertain: false,
        };
  const day = (text: string | undefined, whole: string) =>
    text === undefined || text === '..' ? null : text + whole.slice(text.length);
  return {
    edtf,
    interval: ends.length > 1,
    start: point(ends[0]),
    end: point(ends.at(-1)),
    firstDay: day(ends[0], '0000-01-01'),
    lastDay: day(ends.at(-1), '0000-12-31'),
  };
}

export function seatOf(place: string, lon: number | null, period: string | null, lat = 50): Seat {
  return {
    place,
    region: { id: 'karaganda', name: 'Karaganda', country: 'kz' },
    coordinates: lon === null ? null : { lat, lon },
    precision: lon === null ? 'unknown' : 'city',
    radiusKm: lon === null ? null : 8,
    period: period === null ? null : dateOf(period),
    presumed: false,
    note: null,
    citations: [],
  };
}

export function headcountOf(period: string | null, amount: number, kind: Headcount['kind'] = 'counted'): Headcount {
  return {
    claimId: `${period}-${kind}-${amount}`,
    min: amount,
    max: amount,
    kind,
    qualifier: 'exact',
    suspicious: false,
    period: period === null ? null : dateOf(period),
  };
}

export function campOf(id: string, existed: string | null, more: Partial<CampSummary> = {}): CampSummary {
  return {
    id,
    type: 'itl',
    name: id,
    fullName: id,
    specialCampNumber: null,
    parentId: null,
    existed: existed === null ? null : dateOf(existed),
    seats: [seatOf('Somewhere', 70, null)],
    work: [],
    headcounts: [],
    peak: null,
    ...more,
  };
}
