import { signal } from '@preact/signals';
import type { Language } from '../../../db/model/vocabulary.ts';
import { type View, wholeView } from '../../shared/map-core/view.ts';
import type { CampFilter } from '../camps/camp-filter.ts';
import { noFilter } from '../camps/camp-filter.ts';
import { hrefOf, type Route } from './route.ts';

/** Everything that belongs to one visitor. The next one finds nothing of it. */
export const textSizes = [1, 1.5, 2] as const;

export const textSize = signal<0 | 1 | 2>(0);
export const highContrast = signal(false);
export const lowered = signal(false);
export const still = signal(false);
export const query = signal('');
/** The alphabet of the keyboard on the screen; null: that of the visitor's language. */
export const alphabet = signal<Language | null>(null);
/** Ids of the texts whose note the visitor has read and gone on. */
export const notesRead = signal<ReadonlySet<string>>(new Set());
export const campFilter = signal<CampFilter>(noFilter);
/** How the camps are shown: on the map or as a list. */
export const campsFace = signal<'map' | 'list'>('map');
/** What of the map the visitor looks at. */
export const mapView = signal<View>(wholeView);
export const chosenCamp = signal<string | null>(null);
export const chosenPeople = signal<string | null>(null);

/** Where the visitor came from, the last at the end, each with how far it was scrolled. */
export interface Step {
  route: Route;
  scrollTop: number;
}
export const trail = signal<Step[]>([]);

export function startVisit(): void {
  textSize.value = 0;
  highContrast.value = false;
  lowered.value = false;
  still.value = false;
  query.value = '';
  alphabet.value = null;
  notesRead.value = new Set();
  campFilter.value = noFilter;
  campsFace.value = 'map';
  mapView.value = wholeView;
  chosenCamp.value = null;
  chosenPeople.value = null;
  trail.value = [];
}

export function sameRoute(a: Route, b: Route): boolean {
  return hrefOf(a) === hrefOf(b);
}
