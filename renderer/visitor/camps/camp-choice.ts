import { visitorSignal } from '../navigation/visit.ts';
import { type CampFilter, noFilter } from './camp-filter.ts';

export const campFilter = visitorSignal<CampFilter>(noFilter);

/** How the camps are shown: on the map or as a list. */
export const campsFace = visitorSignal<'map' | 'list'>('map');

export const chosenCamp = visitorSignal<string | null>(null);
