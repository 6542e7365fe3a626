import type { DateValue } from '../../../db/model/api/date.ts';
import type { NameFields } from '../../../db/model/api/names.ts';
import type { Station } from '../../../db/model/api/person.ts';
import type { StationKind } from '../../../db/model/vocabulary.ts';

const yearIn = (text = ''): number | null => {
  const year = /(?<!\d)1[789]\d\d(?!\d)/.exec(text)?.[0];
  return year === undefined ? null : Number(year);
};

/** The stations of an entry that have a year, in order of time: what its line of life is drawn from. */
export function stationsOfEntry(fields: NameFields): Station[] {
  const years: [StationKind, number | null][] = [
    ['born', yearIn(fields.born)],
    ['arrested', yearIn(fields.arrest)],
    ['sentenced', yearIn(fields.sentenceDate ?? fields.sentence)],
    ['rehabilitated', yearIn(fields.rehabilitation)],
  ];
  const term = /^\D{0,3}(\d{1,2})(?!\d)/.exec(fields.term ?? '')?.[1];
  const stations = years
    .flatMap(([kind, year]) => (year === null ? [] : [stationOf(kind, year)]))
    .sort((one, other) => (one.date.firstDay ?? '').localeCompare(other.date.firstDay ?? ''));
  // A term is drawn from the arrest or the sentence, with an open end: nothing says that it was served.
  const captive = stations.findLast(({ kind }) => kind === 'arrested' || kind === 'sentenced');
  if (captive === undefined || term === undefined) return stations;
  const sentenced = { ...captive, termYears: Number(term), date: { ...captive.date, end: null } };
  return stations.map((station) => (station === captive ? sentenced : station));
}

const stationOf = (kind: StationKind, year: number): Station => ({
  ...{ claimId: '', kind, date: dateOf(year), camp: null, place: null, coordinates: null, body: null, article: null },
  termYears: null,
});

function dateOf(year: number): DateValue {
  const part = { month: null, day: null, quarter: null, decade: false, approximate: false, uncertain: false };
  const point = { year, ...part };
  return {
    edtf: String(year),
    interval: false,
    start: point,
    end: point,
    firstDay: `${year}-01-01`,
    lastDay: `${year}-12-31`,
  };
}
