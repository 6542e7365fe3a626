import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './program.ts';

/** Tells the preloaded part (`museum-clock-preload.ts`) where it is written how late it is. */
export const clockVariable = 'ESIMDE_TEST_CLOCK';

/**
 * The wall clock of the kiosk's own process in a test's hands: the real program, told another time. It goes on by
 * itself, as a clock does.
 */
export class MuseumClock {
  readonly #file: string;
  #offsetMs = 0;

  /** @param folder of the kiosk's data: it has lived until then, and knows that it did */
  constructor(folder: string, iso: string) {
    this.#file = join(folder, 'test-clock');
    writeFileSync(join(folder, 'clock.json'), JSON.stringify({ seenMs: Date.parse(iso) - 60_000, other: null }));
    this.set(iso);
  }

  get env(): NodeJS.ProcessEnv {
    const preload = join(project, 'e2e', 'support', 'museum-clock-preload.ts');
    return { ...process.env, NODE_OPTIONS: `--import=${preload}`, [clockVariable]: this.#file };
  }

  set(iso: string): void {
    this.#offsetMs = Date.parse(iso) - Date.now();
    writeFileSync(this.#file, String(this.#offsetMs));
  }

  pass(ms: number): void {
    this.#offsetMs += ms;
    writeFileSync(this.#file, String(this.#offsetMs));
  }
}
