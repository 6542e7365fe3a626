import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { pixelsPerMm } from '../shell/screen-size.ts';

export interface StaffCornerOptions {
  clock: MonotonicClock;
  /** Side of the square in the upper left corner of the glass, CSS pixels. */
  side: number;
  /** Somebody has held the corner for five seconds. */
  onHeld(): void;
}

const holdMs = 5_000;
const sideMm = 22;
const leastSide = 44;

export const staffCornerSide = (screenWidthMm: number): number =>
  Math.max(leastSide, sideMm * pixelsPerMm({ width: innerWidth, height: innerHeight }, screenWidthMm));

/** The workshop on the kiosk's own glass, which it finds its way back to. @param search of the visitors' page */
export function workshopAddress(search: string): string {
  const query = new URLSearchParams(search);
  query.set('kiosk', '');
  return `./workshop.html?${query}`;
}

/**
 * The staff's way to the workshop: a finger that rests in the upper left corner of any screen, where no mark shows it
 * and no control stands. Whatever leaves the corner or the glass has not held it.
 */
export function watchStaffCorner(target: EventTarget, { clock, side, onHeld }: StaffCornerOptions): void {
  let held: number | null = null;
  let callOff = (): void => {};
  const isWithin = ({ clientX, clientY }: PointerEvent): boolean => clientX <= side && clientY <= side;
  const letGo = (event: Event): void => {
    if ((event as PointerEvent).pointerId !== held) return;
    held = null;
    callOff();
  };
  const options = { capture: true, passive: true };
  const onDown = (event: Event): void => {
    const pointer = event as PointerEvent;
    if (!isWithin(pointer) || held !== null) return;
    held = pointer.pointerId;
    callOff = clock.after(holdMs, onHeld);
  };
  const onMove = (event: Event): void => {
    if (!isWithin(event as PointerEvent)) letGo(event);
  };
  target.addEventListener('pointerdown', onDown, options);
  target.addEventListener('pointermove', onMove, options);
  target.addEventListener('pointerup', letGo, options);
  target.addEventListener('pointercancel', letGo, options);
}
