import { signal } from '@preact/signals';

/** The highest that a person in a wheelchair reaches, from the floor (ADA 308.2: 48 inches). */
const reachMm = 1_219;

/** How far the page must be shifted down so that its upper edge is within reach, CSS pixels; 0: it is. */
export function shiftFor(heightPx: number, pxPerMm: number, lowerEdgeMm: number): number {
  const upperEdgeMm = lowerEdgeMm + heightPx / pxPerMm;
  return Math.max(0, Math.min(heightPx / 2, Math.round((upperEdgeMm - reachMm) * pxPerMm)));
}

/** `shiftFor` of this screen, measured when the page starts and when it is resized. */
export const reachShift = signal(0);

/**
 * Where a lowered screen begins: one that fits the glass looks as before, its first targets are at the foot, and it can be pulled
 * down; a longer one begins shifted, since what leaves the foot is scrolled to.
 * @param main the element that scrolls, with the room above its content
 */
export function startOf(main: { scrollHeight: number; clientHeight: number }, shift: number): number {
  const fits = main.scrollHeight - shift <= main.clientHeight + shift;
  return fits ? Math.min(shift, main.scrollHeight - main.clientHeight) : 0;
}
