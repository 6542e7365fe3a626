import { ensureBrowser } from './test-browser.ts';
import { playwright, programs, type Suite, type Tally, typesAndLint, vitest } from './test-suites.ts';

/** What `npm test` and `npm run test:nightly` run, in this order. CONTRIBUTING.md says what belongs where. */
const runs: Record<string, Record<string, Suite>> = {
  test: {
    'types and lint': typesAndLint,
    'unit tests': vitest('unit', 'slow'),
    'kiosk and workshop in a browser': playwright(2, 'chromium-host', 'electron-host'),
    'five faults': playwright(1, 'faults'),
  },
  nightly: {
    'kills, full disks and fuzzing': vitest('nightly'),
    'fuzzing with a new seed': programs([
      'test-support/fuzz/fuzz.ts',
      '--packages=20000',
      '--kills=200',
      '--publications=50',
    ]),
    'every language, orientation and monkey': playwright(2, 'nightly'),
    'pictures of every screen': playwright(1, 'screens'),
    'every fault': programs(['endurance/faults.ts']),
    'half an hour of visitors': programs(['endurance/soak.ts', '--minutes=30']),
  },
};

const inOneLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

interface Result extends Tally {
  suite: string;
  seconds: number;
}

async function runSuites(suites: Record<string, Suite>): Promise<Result[]> {
  const results: Result[] = [];
  for (const [suite, run] of Object.entries(suites)) {
    console.log(`\n— ${suite} —`);
    const startMs = performance.now();
    const tally = await run();
    console.log(inOneLine(tally));
    results.push({ suite, ...tally, seconds: Math.round((performance.now() - startMs) / 1000) });
  }
  return results;
}

function printTable(results: readonly Result[]): void {
  const line = (suite: string, ...cells: (string | number)[]): void =>
    console.log([suite.padEnd(40), ...cells.map((cell) => `${cell}`.padStart(8))].join(''));
  console.log('');
  line('suite', 'passed', 'failed', 'skipped', 'time');
  for (const { suite, passed, failed, skipped, seconds } of results)
    line(suite, passed, failed, skipped, `${seconds} s`);
}

async function main(which: string): Promise<Result[]> {
  const suites = runs[which];
  if (!suites) throw new Error(`unknown run ${which}: one of ${Object.keys(runs).join(', ')}`);
  const obstacle = await ensureBrowser();
  if (obstacle === null) return runSuites(suites);
  console.log(obstacle);
  return [{ suite: 'browser', passed: 0, failed: 1, skipped: 0, seconds: 0 }];
}

const results = await main(process.argv[2] ?? 'test');
const sum = (of: keyof Tally): number => results.reduce((total, result) => total + result[of], 0);
const total: Tally = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
printTable(results);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
