import type { Beat } from '../../db/model/api/page-reports.ts';
import type { PageFault } from './page-fault.ts';

/** Times in milliseconds, for beats every 200. */
export const pageTimes = {
  /** How often the watchdog looks. */
  lookMs: 100,
  /** A page whose heartbeats are regular counts as hung after this long without one. */
  silenceMs: 1_000,
  /** Where heartbeats are irregular: this many times the longest recent interval, up to `longestSilenceMs`. */
  patience: 2,
  longestSilenceMs: 5_000,
  /** How long a page may take to its first heartbeat; how long when the browser starts as well. */
  loadMs: 4_000,
  startMs: 25_000,
  /** How long it may send heartbeats without drawing a frame. */
  frozenMs: 10_000,
} as const;

export interface PageWatchdogOptions {
  /** Monotonic, in milliseconds. */
  now: () => number;
  /** How much longer than usual everything takes (load-factor.ts). */
  load?: () => number;
  /** The first heartbeat after `loading`: the page is on the display. */
  onShown: () => void;
  /** Called once for each `loading`. */
  onLost: (fault: PageFault) => void;
}

export interface PageWatchdog {
  beat(beat: Beat): void;
  /** A page begins to load: expects its first heartbeat. */
  loading(patienceMs?: number): void;
  /** Expects nothing until the next `loading`. */
  rest(): void;
  /** To be called every `lookMs`. */
  look(): void;
  /** Whether the last heartbeat said that no visitor uses the page. */
  readonly calm: boolean;
}

type State = 'resting' | 'loading' | 'shown';

/** Number of recent intervals that are compared. */
const remembered = 25;

/** Detects a lost page by its missing heartbeats. Time in which this process itself was stopped does not count. */
export function watchPage({ now, load = () => 1, onShown, onLost }: PageWatchdogOptions): PageWatchdog {
  let state: State = 'resting';
  let patienceMs: number = pageTimes.loadMs;
  let sinceMs = now();
  let lookedMs = now();
  let drawnMs = now();
  let last: Beat = { frame: 0, calm: true };
  let gapsMs: number[] = [];

  const lost = (fault: PageFault): void => {
    state = 'resting';
    onLost(fault);
  };

  const allowedMs = (): number => {
    const longest = Math.max(0, ...gapsMs);
    const patientMs = Math.max(pageTimes.silenceMs * load(), pageTimes.patience * longest);
    return Math.min(patientMs, pageTimes.longestSilenceMs);
  };

  /** While this process was stopped or starved, no heartbeat could reach it. */
  const excuse = (): void => {
    const lateMs = now() - lookedMs - pageTimes.lookMs;
    lookedMs = now();
    if (lateMs < pageTimes.lookMs / 2) return;
    sinceMs += lateMs;
    drawnMs += lateMs;
  };

  return {
    get calm() {
      return last.calm;
    },
    beat(beat) {
      if (state === 'resting') return;
      if (state === 'shown') gapsMs = [...gapsMs, Math.max(0, now() - sinceMs)].slice(-remembered);
      sinceMs = now();
      if (beat.frame !== last.frame || state === 'loading') drawnMs = now();
      last = beat;
      if (state === 'shown') return;
      state = 'shown';
      onShown();
    },
    loading(patience = pageTimes.loadMs) {
      patienceMs = patience;
      state = 'loading';
      sinceMs = now();
      lookedMs = now();
    },
    rest() {
      state = 'resting';
    },
    look() {
      excuse();
      const silentMs = now() - sinceMs;
      if (state === 'loading' && silentMs > patienceMs * load()) lost('not-shown');
      else if (state === 'shown' && silentMs > allowedMs()) lost('hung');
      else if (state === 'shown' && now() - drawnMs > pageTimes.frozenMs) lost('frozen');
    },
  };
}
