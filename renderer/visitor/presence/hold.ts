import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import { swallowNextClick } from '../../shared/ui/swallow-click.ts';

interface HoldOptions {
  clock: MonotonicClock;
  /** Movement up to this distance, CSS pixels, is a resting finger. */
  slop: number;
  /** Side of the staff's corner (`watchStaffCorner`), where holding means something else. */
  corner: number;
  onHeld(): void;
}

const holdMs = 2_000;
/** What a finger may rest on for its own reason. */
const ownHolds = '[role=slider], [data-map], [data-keyboard]';

/** A finger held anywhere for two seconds: how a visitor who does not see the screen begins. Its click does nothing. */
export function watchHold(target: EventTarget, { clock, slop, corner, onHeld }: HoldOptions): void {
  let held: { id: number; x: number; y: number } | null = null;
  let cancel = (): void => {};
  const release = (): void => {
    held = null;
    cancel();
  };
  const options = { capture: true, passive: true };
  const listen = (kind: string, handle: (event: PointerEvent) => void) =>
    target.addEventListener(kind, handle as EventListener, options);
  listen('pointerdown', ({ pointerId, clientX, clientY, target: under }) => {
    const isSecond = held !== null;
    release();
    const isCorner = clientX <= corner && clientY <= corner;
    if (isSecond || isCorner || (under instanceof Element && under.closest(ownHolds))) return;
    held = { id: pointerId, x: clientX, y: clientY };
    cancel = clock.after(holdMs, () => {
      swallowNextClick();
      onHeld();
    });
  });
  listen('pointermove', ({ pointerId, clientX, clientY }) => {
    if (held?.id === pointerId && Math.hypot(clientX - held.x, clientY - held.y) > slop) release();
  });
  listen('pointerup', release);
  listen('pointercancel', release);
}
