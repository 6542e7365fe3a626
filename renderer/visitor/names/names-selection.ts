import type { NamesFilter } from '../../shared/api/api.ts';
import { searchSignal } from '../navigation/visit.ts';

/** What the visitor typed into the lists of names. */
export const namesQuery = searchSignal('');

interface Selection {
  camp: string | null;
  /** First year of a decade. */
  decade: number | null;
}

export const namesFilter = searchSignal<Selection>({ camp: null, decade: null });

/** Decades in which those in the lists were born. */
export const decades = Array.from({ length: 10 }, (_, index) => 1850 + index * 10);

/** The query of the selection; null while nothing is typed. A decade is the five years around its middle. */
export function askedNames(): NamesFilter | null {
  const { camp, decade } = namesFilter.peek();
  const q = namesQuery.peek().trim();
  if (q === '') return null;
  return {
    q,
    ...(camp !== null && { camp }),
    ...(decade !== null && { born: String(decade + 5), within: '5' }),
  };
}
