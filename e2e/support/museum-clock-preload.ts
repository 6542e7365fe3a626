import { readFileSync } from 'node:fs';

/** Preloaded into the kiosk: shifts its `Date.now` by the offset in a file (museum-clock.ts). */
const file = process.env.ESIMDE_TEST_CLOCK;
if (file) {
  const machine = Date.now.bind(Date);
  Date.now = () => machine() + Number(readFileSync(file, 'utf8'));
}
