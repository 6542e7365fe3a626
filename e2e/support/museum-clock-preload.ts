import { readFileSync } from 'node:fs';

/** Loaded before the kiosk's own code: its `Date.now` is as much away from the machine's as a file says (museum-clock.ts). */
const file = process.env.ESIMDE_TEST_CLOCK;
if (file) {
  const machine = Date.now.bind(Date);
  Date.now = () => machine() + Number(readFileSync(file, 'utf8'));
}
