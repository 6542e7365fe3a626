import type { DateValue } from '../../../model/api/date.ts';
import type { ClaimEntry } from '../../../model/entry/claim.ts';
import { parseDate } from '../../../model/entry/date.ts';
import { type StationKind, type SubjectKind, stationKinds } from '../../../model/vocabulary.ts';
import type { FieldPath } from '../document.ts';
import { type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

/** The part of a claim that the checks of stations read. */
export type StationClaim = Pick<ClaimEntry, 'id' | 'property' | 'date' | 'status'> & { station?: unknown };

interface StationFault {
  id: string;
  path: FieldPath;
  message: string;
}

export const isStation = (property: string): property is StationKind =>
  stationKinds.some((station) => station === property);

/** Every claim of a person is a station, and only a person has stations. */
export function misplacedStation(claim: StationClaim, subject: SubjectKind): StationFault[] {
  const at = (path: FieldPath, message: string) => [{ id: claim.id, path, message }];
  if (subject !== 'person') {
    if (isStation(claim.property)) return at(['property'], 'is a station, which only a person has: choose another');
    return claim.station === undefined ? [] : at(['station'], 'belongs to a person: remove it here');
  }
  if (!isStation(claim.property)) {
    return at(['property'], `must be a station of the person's life: ${stationKinds.join(', ')}`);
  }
  return claim.date === undefined ? at(['date'], 'is missing: a station has a date, XXXX where it is not known') : [];
}

/** A life begins with the earliest birth that a source states and ends with the latest death. */
export function stationsOutOfLife(claims: readonly StationClaim[]): StationFault[] {
  const dated = claims.flatMap(({ id, property, date, status }) => {
    const value = date === undefined || status === 'unverified' ? null : parseDate(date);
    return value === null ? [] : [{ id, property, value }];
  });
  const births = daysOf(dated, 'born', ({ firstDay }) => firstDay);
  const deaths = daysOf(dated, 'died', ({ lastDay }) => lastDay);
  const [birth, death] = [births.sort()[0], deaths.sort().at(-1)];
  return dated.flatMap(({ id, property, value }) => {
    if (birth !== undefined && (value.lastDay ?? birth) < birth) {
      return { id, path: ['date'], message: `lies before the birth (${birth}): correct one of the two dates` };
    }
    const isAfter = death !== undefined && (value.firstDay ?? death) > death;
    if (!isAfter || property === 'rehabilitated') return [];
    return { id, path: ['date'], message: `lies after the death (${death}): correct one of the two dates` };
  });
}

const daysOf = (
  dated: readonly { property: string; value: DateValue }[],
  kind: StationKind,
  dayOf: (value: DateValue) => string | null,
): string[] => dated.flatMap(({ property, value }) => (property === kind ? (dayOf(value) ?? []) : []));

/** Stations of the persons, and claims of other subjects that carry one. */
export function checkStations(content: PlacedContent): ContentProblem[] {
  const subjects = [
    ...content.persons.map((entry) => ({ entry, kind: 'person' as const })),
    ...content.camps.map((entry) => ({ entry, kind: 'camp' as const })),
    ...content.peoples.map((entry) => ({ entry, kind: 'people' as const })),
    ...content.works.map((entry) => ({ entry, kind: 'work' as const })),
    ...content.laws.map((entry) => ({ entry, kind: 'law' as const })),
  ];
  return subjects.flatMap(({ entry, kind }) => {
    const { claims } = entry.value;
    const faults = claims.flatMap((claim) => misplacedStation(claim, kind));
    if (kind === 'person') faults.push(...stationsOutOfLife(claims));
    return faults.flatMap(({ id, path, message }) => {
      const index = claims.findIndex((claim) => claim.id === id);
      return problemAt(entry, ['claims', index, ...path], 'contradictory-entry', message);
    });
  });
}
