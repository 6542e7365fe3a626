/** The page's heartbeat, sent several times a second so that a hung page is detected. */
export interface Beat {
  /** Animation frames drawn since the page was loaded; a count that does not change means a frozen screen. */
  frame: number;
  /** No visitor is expected: the loop or the memorial screen shows. */
  calm: boolean;
  /** Number of its display in the settings; absent when the kiosk has only one. */
  display?: number | undefined;
}

/** Answer to a heartbeat. `nextMs` null: there is no monitor, so the page stops sending. */
export interface BeatHeard {
  nextMs: number | null;
}
