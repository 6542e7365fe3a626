import { visitorSignal } from '../navigation/visit.ts';
import { type CampFilter, noFilter } from './camp-filter.ts';

export const campFilter = visitorSignal<CampFilter>(noFilter);

/** Whether the camps are shown on the map or as a list. */
export const campsFace = visitorSignal<'map' | 'list'>('map');

/** The id of the camp that the card shows; null: the first one. */
export const selectedCamp = visitorSignal<string | null>(null);
