import type { Camp, CampSummary } from '../../../db/model/api/camp.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import type { PersonName, PersonSummary } from '../../../db/model/api/person.ts';

/** Whom the minute of silence names: people, and a camp only where no one is known by name. */
export interface Named extends PersonName {
  places: NamedPlace[];
}

/** A camp of a life or the seat of a camp, and the day that is known of it alone. */
interface NamedPlace {
  name: string | null;
  when: DateValue | null;
}

export const silenceMs = 60_000;
const namesPerSilence = 10;

/** Types that are no place of detention: administrations and collective terms. */
const notPlaces: readonly string[] = ['regional-administration', 'group', 'camp-type'];

/** A person with the camps of the life, one of them with the first day that is known. */
export function personNamed({ id, name, isNameless, camps, stations }: PersonSummary): Named {
  const dated = stations.find(({ camp, date }) => camp !== null && date.start !== null);
  const places = camps.map((camp) => ({
    name: camp.name,
    when: dated?.camp?.id === camp.id ? dated.date : null,
  }));
  return { id, name, isNameless, places };
}

/** People of a camp, or the camp itself. @returns empty for a type that is no place, and without known years */
export function namedOf({ id, type, name, existed, seats, people = [] }: CampSummary & Partial<Camp>): Named[] {
  if (!existed || notPlaces.includes(type)) return [];
  if (people.length > 0) return people.map((person) => ({ ...person, places: [{ name, when: null }] }));
  const place = seats.find(({ presumed }) => !presumed)?.place ?? null;
  return [{ id, name, isNameless: false, places: [{ name: place, when: existed }] }];
}

let nextIndex = 0;

/** The next names. Each silence continues where the last one ended, so that all are named equally often. */
export function nextNames(named: readonly Named[]): Named[] {
  const count = Math.min(namesPerSilence, named.length);
  const names = Array.from({ length: count }, (_, index) => named[(nextIndex + index) % named.length]);
  if (named.length > count) nextIndex = (nextIndex + count) % named.length;
  return names.flatMap((each) => (each ? [each] : []));
}
