import { computed, type Signal, signal } from '@preact/signals';
import type { Route } from './route.ts';

type Resets = (() => void)[];
const ofVisit: Resets = [];
const ofSearch: Resets = [];

function signalOf<T>(initial: T, ...spans: Resets[]): Signal<T> {
  const state = signal(initial);
  for (const resets of spans) {
    resets.push(() => {
      state.value = initial;
    });
  }
  return state;
}

/** A signal that belongs to one visitor: `startVisit` resets it for the next. */
export const visitorSignal = <T>(initial: T): Signal<T> => signalOf(initial, ofVisit);

/** A visitor's signal for what is searched for: home and a guided way begin another search, the way back does not. */
export const searchSignal = <T>(initial: T): Signal<T> => signalOf(initial, ofVisit, ofSearch);

/** The next search begins with nothing typed or chosen. */
export function startSearch(): void {
  for (const reset of ofSearch) reset();
}

/** Ends the visit: the next visitor finds nothing of it. */
export function startVisit(): void {
  for (const reset of ofVisit) reset();
}

export const textSizes = [1, 1.5, 2] as const;

export const textSize = visitorSignal<0 | 1 | 2>(0);
export const highContrast = visitorSignal(false);
export const lowered = visitorSignal(false);
export const still = visitorSignal(false);

/** Set by `?still=1`, for pictures of a screen: all motion stops, whatever the visitor chose. */
export const frozen = signal(false);

/** Whether motion is off: by the visitor, for a picture, or in the system's settings. */
export const isMotionOff = computed(
  () => still.value || frozen.value || globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true,
);

/** A screen that the visitor came from, and how far it was scrolled. */
interface Step {
  route: Route;
  scrollTop: number;
}

/** The screens that the visitor came from, the last at the end. */
export const trail = visitorSignal<readonly Step[]>([]);
