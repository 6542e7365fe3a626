import type { Beat } from '../../db/model/api/beat.ts';
import type { PageFault } from './page-fault.ts';

/** Times in milliseconds, for beats every 200. */
export const pageTimes = {
  /** How often the watch looks. */
  lookMs: 100,
  /** Silence after which a page is taken to hang, while beats come as they should. */
  silenceMs: 1_000,
  /** Where beats come late, whatever the reason: this many times the longest distance of late, up to the most. */
  patience: 2,
  longestSilenceMs: 5_000,
  /** How long a page may load before its first beat; how long where the browser starts, too. */
  loadMs: 4_000,
  startMs: 25_000,
  /** How long it may beat without drawing. */
  frozenMs: 10_000,
} as const;

export interface PageWatchOptions {
  /** Monotonic, in milliseconds. */
  now: () => number;
  /** How much longer than usual everything takes, see slowness.ts. */
  slowness?: () => number;
  /** The first beat after `loading`: the page stands on the glass. */
  onShown: () => void;
  /** The page hangs, did not come, or does not draw: once for each `loading`. */
  onLost: (fault: PageFault) => void;
}

export interface PageWatch {
  beat(beat: Beat): void;
  /** A page begins to load: its first beat is waited for. */
  loading(patienceMs?: number): void;
  /** Nothing is expected until the next `loading`. */
  rest(): void;
  /** To be called every `lookMs`. */
  look(): void;
  /** Whether the last beat said that nobody is expected at the glass. */
  readonly calm: boolean;
}

type State = 'resting' | 'loading' | 'shown';

/** How many distances between beats are remembered. */
const remembered = 25;

/** Tells from the beats of a page whether it lives. Time in which this process itself stood still is nobody's fault. */
export function watchPage({ now, slowness = () => 1, onShown, onLost }: PageWatchOptions): PageWatch {
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
    const patientMs = Math.max(pageTimes.silenceMs * slowness(), pageTimes.patience * longest);
    return Math.min(patientMs, pageTimes.longestSilenceMs);
  };

  /** While this process was stopped or starved, so were the beats on their way to it. */
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
      if (state === 'loading' && silentMs > patienceMs * slowness()) lost('not-shown');
      else if (state === 'shown' && silentMs > allowedMs()) lost('hung');
      else if (state === 'shown' && now() - drawnMs > pageTimes.frozenMs) lost('frozen');
    },
  };
}
