import { swallowNextClick } from '../../shared/ui/swallow-click.ts';

/** A touch that begins this soon after the last one has ended belongs to it, in milliseconds. */
const maxPauseMs = 400;
const controls = 'a, button, input, textarea, select, summary, label, [role=slider]';
/** Double letters are typed as fast. */
const repeats = '[data-keyboard]';
/** What a second touch would undo, or repeat where a visitor means one step. */
const singles = '[aria-expanded], [aria-pressed], [data-single-touch]';

/**
 * Ignores the second half of a double touch when the first one has changed what is under the finger: it would press a button
 * of the next screen, close the sheet that the first one opened, or skip a step.
 *
 * @param slop distance in CSS pixels up to which touches are at the same place
 */
export function watchSecondTouch(target: EventTarget, slop: number): void {
  let first: { x: number; y: number; at: number; control: Element | null } | null = null;
  const down = ({ clientX, clientY, timeStamp, target: under }: PointerEvent): void => {
    const control = under instanceof Element ? (under.closest(controls) ?? under) : null;
    const isSecond =
      first !== null &&
      timeStamp - first.at < maxPauseMs &&
      Math.hypot(clientX - first.x, clientY - first.y) <= slop &&
      !control?.closest(repeats);
    if (isSecond && (control !== first?.control || control?.matches(singles))) swallowNextClick();
    first = { x: clientX, y: clientY, at: timeStamp, control };
  };
  const up = ({ timeStamp }: PointerEvent): void => {
    if (first) first.at = timeStamp;
  };
  const options = { capture: true, passive: true };
  target.addEventListener('pointerdown', down as EventListener, options);
  target.addEventListener('pointerup', up as EventListener, options);
}
