import type { FallbackLevel } from './release.ts';

/** What a kiosk says of itself in its channel, signed with its own key. */
export interface ScreenReport {
  /** Name of the machine. */
  name: string;
  /** By the kiosk's trusted clock: ISO times. */
  at: string;
  /** Since when it shows this release; null where the time is not known. */
  since: string | null;
  release: { id: string; sequence: number } | null;
  level: FallbackLevel;
  /** The newest release of the channel that it knows of. */
  newest: number | null;
  /** Why that is not installed: the code of a refusal. */
  refused: { reason: string; detail: string } | null;
  /** When its channel ran out. */
  staleSince: string | null;
  /** Errors in its log within a day. */
  errors: number;
  freeBytes: number | null;
  version: string;
}

export const screenStates = ['faulty', 'silent', 'behind', 'good'] as const;
/** `silent`: no report for more than a day and a half. `behind`: it shows an older release than another kiosk knows of. */
export type ScreenState = (typeof screenStates)[number];

/** `GET /screens`: every kiosk that reported, those that need somebody first. */
export interface AllScreens {
  screens: (ScreenReport & {
    /** Id of its key. */
    kiosk: string;
    state: ScreenState;
  })[];
  /** Reports that are damaged, or not signed by the key that names them. */
  invalid: number;
  /** Whether this machine has places in which kiosks report. */
  hasPlaces: boolean;
}
