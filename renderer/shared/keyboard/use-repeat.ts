import { useEffect, useMemo } from 'preact/hooks';
import { browserClock } from '../clock/idle-timer.ts';

const firstPauseMs = 450;
const pauseMs = 90;

/** A key that acts when it is touched, and again and again while it is held. */
export function useRepeat(act: () => void) {
  const latest = useMemo(() => ({ act }), []);
  latest.act = act;
  const held = useMemo(() => ({ callOff: () => {} }), []);
  useEffect(() => () => held.callOff(), [held]);

  const repeatAfter = (delayMs: number): void => {
    held.callOff = browserClock.after(delayMs, () => {
      latest.act();
      repeatAfter(pauseMs);
    });
  };
  const letGo = (event: PointerEvent & { currentTarget: HTMLElement }): void => {
    held.callOff();
    event.currentTarget.removeAttribute('data-pressed');
  };
  return {
    onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.setAttribute('data-pressed', '');
      held.callOff();
      latest.act();
      repeatAfter(firstPauseMs);
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    // A keypad has no finger: its press comes as a click.
    onClick(event: MouseEvent) {
      if (event.detail === 0) latest.act();
    },
  };
}
