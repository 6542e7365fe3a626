/** What the page says of itself, several times a second, so that a page that hangs is noticed. */
export interface Beat {
  /** Frames that were drawn for this since the page was loaded; one that stands still is a screen that stands still. */
  frame: number;
  /** Nobody is expected at the glass: the loop or the memorial screen shows. */
  calm: boolean;
  /** Number of its display in the settings; left out where the kiosk has but one. */
  display?: number | undefined;
}

/** Answer to a beat. `nextMs` null: nobody listens, the page may rest. */
export interface BeatHeard {
  nextMs: number | null;
}
