import { existsSync, readFileSync } from 'node:fs';

/**
 * Preloaded into a program under test (`node --import`): its monotonic clock shows the milliseconds that a file holds, as long as
 * that file exists.
 */
const file = process.env.ESIMDE_TEST_STEADY_CLOCK;
if (file) {
  const machine = performance.now.bind(performance);
  performance.now = () => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : machine());
}
