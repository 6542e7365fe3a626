import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureLoad } from '../electron/supervision/load-factor.ts';
import { frameOf, lookAt, type Sight } from './screen-sight.ts';

/** Ten times a second, as docs/reliability.md says. */
const everyMs = 100;

export interface Moment {
  atMs: number;
  sight: Sight;
  /** By how much the machine was slower than its own processors, as electron/supervision/load-factor.ts measures it. */
  slowness: number;
}

/** Looks at a display ten times a second and remembers what it saw. */
export class Watcher {
  readonly moments: Moment[] = [];
  readonly #folder: string;
  readonly #evidence: string;
  readonly #timer: NodeJS.Timeout;
  readonly #slowness = measureLoad(() => performance.now(), everyMs);
  #kept = 0;

  /** @param evidence folder into which the first frames that nobody may see are put, as XWD files */
  constructor(folder: string, evidence: string) {
    this.#folder = folder;
    this.#evidence = evidence;
    this.#timer = setInterval(() => this.#look(), everyMs);
  }

  #look(): void {
    this.#slowness.look();
    const { sight } = lookAt(frameOf(this.#folder));
    this.moments.push({ atMs: performance.now(), sight, slowness: this.#slowness.factor });
    if ((sight !== 'foreign' && sight !== 'black') || this.#kept >= 20) return;
    copyFileSync(join(this.#folder, 'Xvfb_screen0'), join(this.#evidence, `${++this.#kept}-${sight}.xwd`));
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
      await new Promise((resolve) => setTimeout(resolve, everyMs / 2));
    }
    throw new Error('the kiosk shows no page');
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
