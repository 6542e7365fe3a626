import type { Beat } from '../../db/model/api/page-reports.ts';

/**
 * Heartbeats of the pages. The service delivers them, and the watchdog of each display listens to its own. Made once in
 * the composition root, before the service and the host that use it.
 */
export class Heartbeats {
  readonly #listeners = new Map<number, (beat: Beat) => void>();

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
    this.#listeners.get(beat.display ?? 0)?.(beat);
  }
}
