import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureLoad } from '../electron/supervision/load-factor.ts';
import { frameOf, lookAt, type Sight } from './screen-sight.ts';

/** Ten samples a second, as in docs/reliability.md. */
const intervalMs = 100;

export interface Moment {
  atMs: number;
  sight: Sight;
  /** The load factor (electron/supervision/load-factor.ts). */
  slowness: number;
}

/** Samples a display ten times a second. */
export class Watcher {
  readonly moments: Moment[] = [];
  readonly #folder: string;
  readonly #evidence: string;
  readonly #timer: NodeJS.Timeout;
  readonly #load = measureLoad(() => performance.now(), intervalMs);
  #saved = 0;

  /** @param evidence folder for the first black and foreign frames, as XWD files */
  constructor(folder: string, evidence: string) {
    this.#folder = folder;
    this.#evidence = evidence;
    this.#timer = setInterval(() => this.#look(), intervalMs);
  }

  #look(): void {
    this.#load.look();
    const { sight } = lookAt(frameOf(this.#folder));
    this.moments.push({ atMs: performance.now(), sight, slowness: this.#load.factor });
    if ((sight !== 'foreign' && sight !== 'black') || this.#saved >= 20) return;
    copyFileSync(join(this.#folder, 'Xvfb_screen0'), join(this.#evidence, `${++this.#saved}-${sight}.xwd`));
  }

  since(startMs: number): Moment[] {
    return this.moments.filter(({ atMs }) => atMs >= startMs);
  }

  /** Waits until the last `steadyMs` showed content only. @throws Error when that takes too long */
  async content(timeoutMs: number, steadyMs = 500): Promise<void> {
    const startMs = performance.now();
    while (performance.now() - startMs < timeoutMs) {
      const recent = this.since(performance.now() - steadyMs);
      if (recent.length > 1 && recent.every(({ sight }) => sight === 'content')) return;
      await new Promise((resolve) => setTimeout(resolve, intervalMs / 2));
    }
    throw new Error('the kiosk shows no page');
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
