import { ensureBrowser } from './test-browser.ts';
import { inOneLine, noTally, plus, runChecks, runPlaywright, runVitest, type Tally } from './test-steps.ts';

/** Everything that has to hold, the fast part first; ends with one line that sums it up. */
const steps: { name: string; run: () => Promise<Tally> }[] = [
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
  let sum = noTally;
  for (const { name, run } of steps) {
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
