import { existsSync, readFileSync } from 'node:fs';

/**
 * Preloaded into a program under test (`node --import`): its monotonic clock reads the milliseconds in a file as long as the
 * file exists.
 */
const file = process.env.ESIMDE_TEST_STEADY_CLOCK;
if (file) {
  const machine = performance.now.bind(performance);
  performance.now = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : machine());
}
