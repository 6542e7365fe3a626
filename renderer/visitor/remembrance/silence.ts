import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import type { CampType } from '../../../db/model/vocabulary.ts';

/** A camp that the minute of silence names, with place and years. */
export interface Named {
  id: string;
  name: string;
  fullName: string;
  place: string | null;
  existed: DateValue;
}

/** For one camp or for several. */
export const silenceMs = 60_000;
const namesPerSilence = 5;

/** Types that are no place of detention: administrations and collective terms. */
const notPlaces: readonly CampType[] = ['regional-administration', 'group', 'camp-type'];

/** @returns empty for a type that is no place, and without known years */
export function namedOf({ id, type, name, fullName, existed, seats }: CampSummary): Named[] {
  if (!existed || notPlaces.includes(type)) return [];
  const place = seats.find(({ presumed }) => !presumed)?.place ?? null;
  return [{ id, name, fullName, place, existed }];
}

let nextIndex = 0;

/** The next names. Each silence continues where the last one ended, so that all are named equally often. */
export function nextNames(named: readonly Named[]): Named[] {
  const count = Math.min(namesPerSilence, named.length);
  const names = Array.from({ length: count }, (_, index) => named[(nextIndex + index) % named.length]);
  if (named.length > count) nextIndex = (nextIndex + count) % named.length;
  return names.flatMap((each) => (each ? [each] : []));
}
