import type { Beat } from '../../db/model/api/page-reports.ts';

/**
 * Heartbeats of the pages. The service delivers them, and the watchdog of each display listens to its own. Made once in
 * the composition root, before the service and the host that use it.
 */
export class Heartbeats {
  readonly #listeners = new Map<number, (beat: Beat) => void>();
  readonly #monotonicMs: () => number;
  #calmSinceMs: number | null = null;

  constructor(monotonicMs = () => performance.now()) {
    this.#monotonicMs = monotonicMs;
  }

  /** How long no display has expected a visitor, in milliseconds; null before the first heartbeat. */
  get calmMs(): number | null {
    return this.#calmSinceMs === null ? null : this.#monotonicMs() - this.#calmSinceMs;
  }

  /**
   * @param display place in the setting `displays`; 0 where the kiosk has one display
   * @returns stops listening
   */
  listen(display: number, hear: (beat: Beat) => void): () => void {
    this.#listeners.set(display, hear);
    return () => {
      if (this.#listeners.get(display) === hear) this.#listeners.delete(display);
    };
  }

  deliver(beat: Beat): void {
    if (!beat.calm || this.#calmSinceMs === null) this.#calmSinceMs = this.#monotonicMs();
    this.#listeners.get(beat.display ?? 0)?.(beat);
  }
}
