import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const preload = join(import.meta.dirname, 'steady-clock-preload.ts');

/**
 * The monotonic clock of a kiosk, which a test can hold and advance: delays do not depend on how busy the machine is.
 *
 * @param file exists while the clock is held
 * @param startMs where it is held first
 */
export function steadyClock(file: string, startMs = 0) {
  let heldMs = startMs;
  return {
    /** For `startKiosk`. */
    env: { NODE_OPTIONS: `--import=${preload}`, ESIMDE_TEST_STEADY_CLOCK: file },
    /** Stops the clock. @param passedMs how far beyond the moment at which it was stopped last */
    hold(passedMs = 0): void {
      heldMs += passedMs;
      writeFileSync(file, `${heldMs}`);
    },
    /** Lets it be the machine's again. */
    release: () => rmSync(file, { force: true }),
  };
}
