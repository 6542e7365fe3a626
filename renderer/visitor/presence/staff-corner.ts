import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';

export interface StaffCornerOptions {
  clock: MonotonicClock;
  /** Side of the square in the upper left corner of the screen, CSS pixels. */
  side: number;
  /** The corner was held for five seconds. */
  onHeld(): void;
}

const holdMs = 5_000;
const sideMm = 22;
const minSide = 44;

export const staffCornerSide = (pixelsPerMm: number): number => Math.max(minSide, sideMm * pixelsPerMm);

/** The workshop on the kiosk's own display, which leads back here. @param search of the visitors' page */
export function workshopAddress(search: string): string {
  const query = new URLSearchParams(search);
  query.set('kiosk', '');
  return `./workshop.html?${query}`;
}

/**
 * The staff's way to the workshop: a finger held in the upper left corner of any screen, where there is no mark and no
 * control. A finger that leaves the corner or the screen cancels it.
 */
export function watchStaffCorner(target: EventTarget, { clock, side, onHeld }: StaffCornerOptions): void {
  let held: number | null = null;
  let cancel = (): void => {};
  const isWithin = ({ clientX, clientY }: PointerEvent): boolean => clientX <= side && clientY <= side;
  const release = (event: Event): void => {
    if ((event as PointerEvent).pointerId !== held) return;
    held = null;
    cancel();
  };
  const options = { capture: true, passive: true };
  const onDown = (event: Event): void => {
    const pointer = event as PointerEvent;
    if (!isWithin(pointer) || held !== null) return;
    held = pointer.pointerId;
    cancel = clock.after(holdMs, onHeld);
  };
  const onMove = (event: Event): void => {
    if (!isWithin(event as PointerEvent)) release(event);
  };
  target.addEventListener('pointerdown', onDown, options);
  target.addEventListener('pointermove', onMove, options);
  target.addEventListener('pointerup', release, options);
  target.addEventListener('pointercancel', release, options);
}
