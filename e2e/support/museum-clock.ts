import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './program.ts';

/** Environment variable with the path of the offset file for `museum-clock-preload.ts`. */
const clockVariable = 'ESIMDE_TEST_CLOCK';

/** The wall clock of the kiosk's process under control of a test. It runs on by itself like any clock. */
export class MuseumClock {
  readonly #file: string;
  #offsetMs = 0;

  /** @param folder data folder of the kiosk, which gets a `clock.json` that was last seen shortly before `iso` */
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
