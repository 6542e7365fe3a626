import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stopOnTouch, throughTheYears } from './through-the-years.ts';

export interface YearsRunState {
  running: boolean;
  /** Starts from the year that is shown, or stops. */
  toggle(): void;
}

const timer = {
  after: (ms: number, callback: () => void): number => window.setTimeout(callback, ms),
  cancel: (handle: number): void => window.clearTimeout(handle),
};

/** The run through the years on a screen; any touch beside `controlRef` stops it, and so does leaving the screen. */
export function useYearsRun(
  year: number,
  onYear: (year: number) => void,
  controlRef: RefObject<HTMLElement | null>,
): YearsRunState {
  const [running, setRunning] = useState(false);
  const onYearNow = useRef(onYear);
  onYearNow.current = onYear;
  const run = useMemo(
    () => throughTheYears({ timer, onYear: (next) => onYearNow.current(next), onRunning: setRunning }),
    [],
  );
  useEffect(() => {
    const forget = stopOnTouch(run, window, () => controlRef.current);
    return () => {
      forget();
      run.stop();
    };
  }, [run, controlRef]);
  return { running, toggle: () => (run.running ? run.stop() : run.start(year)) };
}
