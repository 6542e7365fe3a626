import { ensureBrowser } from './test-browser.ts';
import { beginSoak } from './test-soak.ts';
import { inOneLine, noTally, plus, runChecks, runPlaywright, runVitest, type Tally } from './test-steps.ts';

let sum = noTally;

async function step(name: string, run: () => Promise<Tally>): Promise<void> {
  console.log(`\n— ${name} —`);
  const tally = await run();
  console.log(inOneLine(tally));
  sum = plus(sum, tally);
}

/** Everything that has to hold, the fast part first; ends with one line that sums it up. */
async function main(): Promise<void> {
  const missing = await ensureBrowser();
  if (missing) {
    console.log(missing);
    sum = { ...noTally, failed: 1 };
    return;
  }
  await step('types and lint', runChecks);
  const soak = beginSoak();
  await step('unit tests', runVitest);
  await step('the kiosk in a real browser', () => runPlaywright(['chromium-host', 'electron-host'], 2));
  await step('a kiosk for ten minutes', soak.conclude);
  await step('what befalls a kiosk', () => runPlaywright(['faults'], 1));
}

await main();
console.log(`\n${inOneLine(sum)}`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
