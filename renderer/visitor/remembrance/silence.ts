import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { DateValue } from '../../../db/model/api/date.ts';
import type { CampType } from '../../../db/model/vocabulary.ts';

/** What is named in the silence: a camp, where it was and when. Nobody and nothing without a source. */
export interface Named {
  id: string;
  name: string;
  fullName: string;
  place: string | null;
  existed: DateValue;
}

/** A minute, whether one camp is named in it or several. */
export const silenceMs = 60_000;
const namedInOneSilence = 5;

/** Not places where people were held, but what such places were ruled by or are called together. */
const notPlaces: readonly CampType[] = ['regional-administration', 'group', 'camp-type'];

/** @returns nothing for what is not a place or has no known years */
export function namedOf({ id, type, name, fullName, existed, seats }: CampSummary): Named[] {
  if (!existed || notPlaces.includes(type)) return [];
  const place = seats.find(({ presumed }) => !presumed)?.place ?? null;
  return [{ id, name, fullName, place, existed }];
}

let turn = 0;

/** Those whose turn it is. Each silence goes on where the last one ended, so that all are named equally often. */
export function takeTurn(named: readonly Named[]): Named[] {
  const count = Math.min(namedInOneSilence, named.length);
  const taken = Array.from({ length: count }, (_, index) => named[(turn + index) % named.length]);
  if (named.length > count) turn = (turn + count) % named.length;
  return taken.flatMap((each) => (each ? [each] : []));
}
