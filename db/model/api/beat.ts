/** What the page says of itself, several times a second, so that a page that hangs is noticed. */
export interface Beat {
  /** Animation frames drawn since the page was loaded; a count that does not change means a frozen screen. */
  frame: number;
  /** No visitor is expected: the loop or the memorial screen shows. */
  calm: boolean;
  /** Number of its display in the settings; left out where the kiosk has but one. */
  display?: number | undefined;
}

/** Answer to a heartbeat. `nextMs` null: there is no monitor, so the page stops sending. */
export interface BeatHeard {
  nextMs: number | null;
}
