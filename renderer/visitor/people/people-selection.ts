import type { Gender } from '../../../db/model/vocabulary.ts';
import type { PeopleFilter } from '../../shared/api/api.ts';
import { searchSignal } from '../navigation/visit.ts';

/** What the visitor typed into the list of people. */
export const peopleQuery = searchSignal('');

interface Selection {
  camp: string | null;
  gender: Gender | null;
}

export const noPeopleFilter: Selection = { camp: null, gender: null };

export const peopleFilter = searchSignal<Selection>(noPeopleFilter);

/** The query of the selection, from the person `from` on. */
export function askedPeople(from = 0): PeopleFilter {
  const { camp, gender } = peopleFilter.peek();
  const q = peopleQuery.peek().trim();
  return {
    ...(camp !== null && { camp }),
    ...(gender !== null && { gender }),
    ...(q !== '' && { q }),
    ...(from > 0 && { from: String(from) }),
  };
}
