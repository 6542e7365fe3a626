import { ensureBrowser } from './test-browser.ts';
import { beginSoak } from './test-soak.ts';
import { inOneLine, noTally, plus, runChecks, runPlaywright, runVitest, type Tally } from './test-steps.ts';

interface Step {
  name: string;
  run: () => Promise<Tally>;
}

/** Everything that has to hold, the fast part first; ends with one line that sums it up. */
const steps: readonly Step[] = [
  { name: 'types and lint', run: runChecks },
  { name: 'unit tests', run: runVitest },
  { name: 'the kiosk in a real browser', run: runPlaywright },
];

async function main(): Promise<Tally> {
  const missing = await ensureBrowser();
  if (missing) {
    console.log(missing);
    return { ...noTally, failed: 1 };
  }
  // Not yet among what has to hold: beside the other tests its watch still takes a starved page for a hung one.
  const soak = process.env.ESIMDE_SOAK === '1' ? [{ name: 'a kiosk for ten minutes', run: beginSoak() }] : [];
  let sum = noTally;
  for (const { name, run } of [...steps, ...soak]) {
    console.log(`\n— ${name} —`);
    const tally = await run();
    console.log(inOneLine(tally));
    sum = plus(sum, tally);
  }
  return sum;
}

const sum = await main();
console.log(`\n${inOneLine(sum)}`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
