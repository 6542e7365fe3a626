import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { timelineYears } from '../../../db/model/vocabulary.ts';

/** The part of a clock that playback needs; `setTimeout` and `clearTimeout` in the page. */
interface Timer {
  after(ms: number, callback: () => void): number;
  cancel(handle: number): void;
}

interface YearPlayback {
  /** Continues from this year; from the last one it starts with the first. */
  start(year: number): void;
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

/** Plays the years of the timeline one after another. */
export function createYearPlayback({ timer, onYear, onRunning }: YearPlaybackOptions): YearPlayback {
  let handle: number | null = null;
  const cancel = () => {
    if (handle !== null) timer.cancel(handle);
    handle = null;
  };
  const schedule = (next: number) => {
    handle = timer.after(yearMs, () => {
      onYear(next);
      if (next < timelineYears.last) return schedule(next + 1);
      cancel();
      onRunning(false);
    });
  };
  return {
    start(year) {
      cancel();
      onRunning(true);
      const isAtEnd = year >= timelineYears.last;
      if (isAtEnd) onYear(timelineYears.first);
      schedule(isAtEnd ? timelineYears.first + 1 : year + 1);
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
 * `toggle` starts from the year that is shown, or stops.
 */
export function useYearPlayback(
  year: number,
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
  return { running: running.value, toggle: () => (playback.running ? playback.stop() : playback.start(year)) };
}
