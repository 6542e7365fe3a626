/**
 * Lets time pass faster on this page, for the workshop's preview of the loop: timers that are set from now on, and all motion
 * of style sheets. Not the clock of the machine.
 */
export function hasten(speed: number): void {
  type Start = (handler: TimerHandler, ms?: number, ...rest: unknown[]) => number;
  const { setTimeout: later, setInterval: often } = window as unknown as Record<'setTimeout' | 'setInterval', Start>;
  const faster =
    (start: Start): Start =>
    (handler, ms = 0, ...rest) =>
      start.call(window, handler, ms / speed, ...rest);
  Object.assign(window, { setTimeout: faster(later), setInterval: faster(often) });
  const hastenMotion = (): void => {
    for (const animation of document.getAnimations()) animation.playbackRate = speed;
  };
  for (const begins of ['animationstart', 'transitionrun']) document.addEventListener(begins, hastenMotion, true);
}
