import { visitorSignal } from '../navigation/visit.ts';
import { type CampFilter, noFilter } from './camp-filter.ts';
import { oneYear } from './camp-years.ts';

export const campFilter = visitorSignal<CampFilter>(noFilter);

/** Whether the camps are shown on the map or as a list. */
export const campsFace = visitorSignal<'map' | 'list'>('map');

/** Shows the map of a year; the other choices stay. */
export function openMapOf(year: number): void {
  campFilter.value = { ...campFilter.peek(), years: oneYear(year) };
  campsFace.value = 'map';
}

/** The id of the camp that the card shows; null: the first one. */
export const selectedCamp = visitorSignal<string | null>(null);
