import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from '../electron/hosts/chromium/browser.ts';
import { run } from './project.mjs';
import { playwright, programs, type Suite, type Tally, typesAndLint, vitest } from './test-suites.ts';

/** Debian packages that the tests need: browser, virtual display, input for it, and fonts. */
const packages = ['chromium', 'xvfb', 'xauth', 'xdotool', 'x11-xserver-utils', 'fonts-dejavu-core'];

/**
 * Ensures that there is a browser, and on Linux a virtual display. As root on Debian it installs them and prints
 * so.
 *
 * @returns what to do when there is no browser and none can be installed, else null
 */
async function ensureBrowser(): Promise<string | null> {
  if (findBrowser() && hasDisplay()) return null;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing Debian packages for the tests: ${command}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('/bin/sh', ['-c', `(${command}) >/dev/null`], { stdio: 'inherit', env });
  }
  if (findBrowser()) return null;
  return `The tests need Chromium, Chrome or Edge. On Debian: sudo sh -c '${command}'; elsewhere name one in ESIMDE_BROWSER.`;
}

/** Without a display and its tools the tests of the real window are skipped with that reason. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ['Xvfb', 'xdotool', 'xrandr'].every((name) => folders.some((folder) => existsSync(join(folder, name))));
}

/** What `npm run check`, `npm test` and `npm run test:nightly` run, in this order. CONTRIBUTING.md says what belongs where. */
const runs: Record<string, Record<string, Suite>> = {
  check: { 'types and lint': typesAndLint, 'unit tests': vitest(2, 'unit', 'component') },
  test: {
    'types and lint': typesAndLint,
    'unit tests': vitest(4, 'unit', 'component', 'slow'),
    'kiosk and workshop in a browser': playwright(4, 'chromium-host', 'electron-stand-in', 'electron-host'),
    'five faults': playwright(1, 'faults'),
  },
  nightly: {
    'kills, full disks and fuzzing': vitest(4, 'nightly'),
    'fuzzing with a new seed': programs([
      'test-support/fuzz/fuzz.ts',
      '--packages=20000',
      '--kills=200',
      '--publications=50',
    ]),
    'every language, orientation and monkey': playwright(2, 'nightly', 'electron-stand-in-nightly'),
    'pictures of every screen': playwright(1, 'screens'),
    'every fault': programs(['endurance/faults.ts']),
    'years of many kiosks': programs(['endurance/simulation.ts', '--years=10000']),
    'half an hour of visitors': programs(['endurance/soak.ts', '--minutes=30']),
  },
};

const inOneLine = ({ passed, failed, skipped }: Pick<Tally, 'passed' | 'failed' | 'skipped'>): string =>
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
  const failures = results.flatMap(({ suite, failures }) => failures.map((name) => `${suite}: ${name}`));
  if (failures.length > 0) console.log(`\nfailed:\n${failures.join('\n')}`);
}

async function main(which: string): Promise<Result[]> {
  const suites = runs[which];
  if (!suites) throw new Error(`unknown run ${which}: one of ${Object.keys(runs).join(', ')}`);
  const obstacle = which === 'check' ? null : await ensureBrowser();
  if (obstacle === null) return runSuites(suites);
  console.log(obstacle);
  return [{ suite: 'browser', passed: 0, failed: 1, skipped: 0, failures: [obstacle], seconds: 0 }];
}

const results = await main(process.argv[2] ?? 'test');
const sum = (of: 'passed' | 'failed' | 'skipped'): number => results.reduce((total, result) => total + result[of], 0);
const total = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
printTable(results);
// For the bench, which compares it with the last release.
const seconds = results.reduce((all, result) => all + result.seconds, 0);
if (total.failed === 0) writeFileSync(join('.cache', `${process.argv[2] ?? 'test'}-seconds.json`), `${seconds}\n`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
