import { timelineYears } from '../../../db/model/vocabulary.ts';

/** The part of a clock that a run needs; `setTimeout` and `clearTimeout` on the screen. */
export interface Timer {
  after(ms: number, callback: () => void): number;
  cancel(handle: number): void;
}

export interface YearsRun {
  /** Goes on from this year; from the last one it begins anew. */
  start(year: number): void;
  stop(): void;
  readonly running: boolean;
}

export interface YearsRunOptions {
  timer: Timer;
  onYear(year: number): void;
  /** The run began, came to the last year, or was stopped. */
  onRunning(running: boolean): void;
}

/** How long each year stands, milliseconds. */
export const yearMs = 1500;

/** A calm run through the years, one after another. How a year gives way to the next is the map's affair. */
export function throughTheYears({ timer, onYear, onRunning }: YearsRunOptions): YearsRun {
  let handle: number | null = null;
  const halt = () => {
    if (handle !== null) timer.cancel(handle);
    handle = null;
  };
  const wait = (next: number) => {
    handle = timer.after(yearMs, () => {
      onYear(next);
      if (next < timelineYears.last) return wait(next + 1);
      halt();
      onRunning(false);
    });
  };
  return {
    start(year) {
      halt();
      onRunning(true);
      const again = year >= timelineYears.last;
      if (again) onYear(timelineYears.first);
      wait(again ? timelineYears.first + 1 : year + 1);
    },
    stop() {
      if (handle === null) return;
      halt();
      onRunning(false);
    },
    get running() {
      return handle !== null;
    },
  };
}

/** Any touch or key stops a run, but those on the control that started it, which has its own way to stop. */
export function stopOnTouch(run: YearsRun, page: EventTarget, control: () => Node | null): () => void {
  const stop = (event: Event) => {
    if (!(event.target instanceof Node && control()?.contains(event.target))) run.stop();
  };
  const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const kind of kinds) page.addEventListener(kind, stop, { capture: true, passive: true });
  return () => {
    for (const kind of kinds) page.removeEventListener(kind, stop, { capture: true });
  };
}
