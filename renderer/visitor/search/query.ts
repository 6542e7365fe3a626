import { searchSignal } from '../navigation/visit.ts';

/** The text in the search field. The shell loads its results together with the screen. */
export const query = searchSignal('');
