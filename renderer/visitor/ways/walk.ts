import { signal } from '@preact/signals';
import type { StopAt, Way } from '../../../db/model/api/text.ts';
import type { StopScreen } from '../../../db/model/vocabulary.ts';
import { isBare, type Route, sameRoute } from '../navigation/route.ts';
import { visitorSignal } from '../navigation/visit.ts';

/** The way that the visitor walks, and the stop that was reached, from 0. It ends with the visit. */
export const walk = visitorSignal<{ wayId: string; at: number } | null>(null);

/** Off in the web edition: each of its screens is a document of its own, in which no walk goes on. */
export const canWalk = signal(true);

export function startWalk(wayId: string, at: number): void {
  if (canWalk.value) walk.value = { wayId, at };
}

const screens: Record<StopScreen, Route> = {
  people: { screen: 'people' },
  names: { screen: 'names' },
  figures: { screen: 'figures', part: 'questions' },
  peoples: { screen: 'figures', part: 'peoples' },
  works: { screen: 'figures', part: 'works' },
  laws: { screen: 'remembrance', part: 'laws' },
  glossary: { screen: 'glossary' },
  silence: { screen: 'silence', campId: null },
};

/** The screen of a stop. */
export function routeOfStop(stop: StopAt): Route {
  if (stop.kind === 'map') return { screen: 'camps', year: stop.year };
  if (stop.kind === 'screen') return screens[stop.screen];
  return stop.kind === 'document'
    ? { screen: 'document', id: stop.id, claimId: null }
    : { screen: stop.kind, id: stop.id };
}

/**
 * The stop that was reached once `route` is on the screen. Beside the way it stays the last one; of several stops at
 * one screen it is the nearest, those ahead first.
 */
export function stopReached({ stops }: Pick<Way, 'stops'>, route: Route, at: number): number {
  const routes = stops.map(routeOfStop);
  const matching = routes.flatMap((each, index) => (sameRoute(each, route) ? index : []));
  if (matching.length === 0 || matching.includes(at)) return at;
  const found = matching.find((index) => index > at) ?? matching.at(-1) ?? at;
  const current = routes[at];
  // A full-screen stop returns by itself to the screen before it: it is passed nevertheless.
  return current && isBare(current.screen) && found === at - 1 ? at : found;
}
