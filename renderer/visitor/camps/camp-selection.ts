import type { PanelView } from '../../shared/map-core/view.ts';
import { visitorSignal } from '../navigation/visit.ts';
import { type CampFilter, noFilter } from './camp-filter.ts';
import { oneYear } from './camp-years.ts';

export const campFilter = visitorSignal<CampFilter>(noFilter);

/** Whether the camps are shown on the map or as a list. */
export const campsFace = visitorSignal<'map' | 'list'>('map');

/** The part of the map that the visitor looks at; null: the whole land. */
export const mapView = visitorSignal<PanelView | null>(null);

/** Shows the whole map of a year with all its camps, as a link to that year promises. */
export function openMapOf(year: number): void {
  campFilter.value = { ...noFilter, years: oneYear(year) };
  campsFace.value = 'map';
  mapView.value = null;
}

/** The id of the camp that the card shows; null: the first one. */
export const selectedCamp = visitorSignal<string | null>(null);
