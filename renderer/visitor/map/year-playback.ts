import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { YearSpan } from '../camps/camp-years.ts';

/** The part of a clock that playback needs; `setTimeout` and `clearTimeout` in the page. */
interface Timer {
  after(ms: number, callback: () => void): number;
  cancel(handle: number): void;
}

interface YearPlayback {
  /** Continues from this year; from outside of the years it starts with the first. */
  start(year: number | null, years: YearSpan): void;
  stop(): void;
  readonly running: boolean;
}

interface YearPlaybackOptions {
  timer: Timer;
  onYear(year: number): void;
  /** Playback started, reached the last year, or was stopped. */
  onRunning(running: boolean): void;
}

/** How long each year is shown. */
export const yearMs = 1500;

/** Plays years one after another. */
export function createYearPlayback({ timer, onYear, onRunning }: YearPlaybackOptions): YearPlayback {
  let handle: number | null = null;
  const cancel = () => {
    if (handle !== null) timer.cancel(handle);
    handle = null;
  };
  const schedule = (next: number, last: number) => {
    handle = timer.after(yearMs, () => {
      onYear(next);
      if (next < last) return schedule(next + 1, last);
      cancel();
      onRunning(false);
    });
  };
  return {
    start(year, { first, last }) {
      cancel();
      onRunning(true);
      const isWithin = year !== null && first <= year && year < last;
      if (!isWithin) onYear(first);
      schedule((isWithin ? year : first) + 1, last);
    },
    stop() {
      if (handle === null) return;
      cancel();
      onRunning(false);
    },
    get running() {
      return handle !== null;
    },
  };
}

const browserTimer: Timer = {
  after: (ms, callback) => window.setTimeout(callback, ms),
  cancel: (handle) => window.clearTimeout(handle),
};

/**
 * Playback on a screen. Any touch or key outside `controlRef` stops it, and so does leaving the screen.
 * `toggle` starts, or stops.
 *
 * @param year the one to continue from; null: the visitor has chosen none
 */
export function useYearPlayback(
  year: number | null,
  years: YearSpan,
  onYear: (year: number) => void,
  controlRef: RefObject<HTMLElement | null>,
): { running: boolean; toggle(): void } {
  const running = useSignal(false);
  const latestOnYear = useRef(onYear);
  latestOnYear.current = onYear;
  const playback = useMemo(
    () =>
      createYearPlayback({
        timer: browserTimer,
        onYear: (next) => latestOnYear.current(next),
        onRunning: (isRunning) => {
          running.value = isRunning;
        },
      }),
    [],
  );
  useEffect(() => {
    const listeners = new AbortController();
    const stopOutside = ({ target }: Event) => {
      if (!(target instanceof Node && controlRef.current?.contains(target))) playback.stop();
    };
    for (const kind of ['pointerdown', 'keydown', 'wheel']) {
      addEventListener(kind, stopOutside, { capture: true, passive: true, signal: listeners.signal });
    }
    return () => {
      listeners.abort();
      playback.stop();
    };
  }, [playback, controlRef]);
  return { running: running.value, toggle: () => (playback.running ? playback.stop() : playback.start(year, years)) };
}
