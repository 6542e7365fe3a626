import { ensureBrowser } from './test-browser.ts';
import { beginSoak } from './test-soak.ts';
import { inOneLine, noTally, plus, runChecks, runPlaywright, runVitest, type Tally } from './test-steps.ts';

/** Into so many parts the browser tests go, each of a minute or two: between them is seen whether the soak still runs. */
const parts = 8;

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
  // Most tests wait most of the time. Beside the soak there are fewer: a page that starves cannot be told from one that hangs.
  const soak = beginSoak();
  const workers = (): number => (soak.isOver() ? 3 : 2);
  await step('unit tests', () => runVitest(workers()));
  for (let part = 1; part <= parts; part++) {
    const run = { projects: ['chromium-host', 'electron-host'], workers: workers(), part: `${part}/${parts}` };
    await step(`the kiosk in a real browser, ${part} of ${parts}`, () => runPlaywright(run));
  }
  await step('a kiosk for ten minutes', soak.conclude);
  await step('what befalls a kiosk', () => runPlaywright({ projects: ['faults'], workers: 1 }));
}

await main();
console.log(`\n${inOneLine(sum)}`);
process.exitCode = sum.failed === 0 && sum.passed > 0 ? 0 : 1;
