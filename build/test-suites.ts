import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from './project.mjs';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** The names of what failed. */
  failures: string[];
}

/** A suite of tests: prints its own progress, throws nothing. */
export type Suite = () => Promise<Tally>;

const inherit = { stdio: 'inherit' } as const;
const node = (...args: string[]): Promise<number> => run(process.execPath, args, inherit);

/** Programs that pass or fail as a whole, at once; each counts as one test. */
export function programs(...commands: string[][]): Suite {
  return async () => {
    const statuses = await Promise.all(commands.map((command) => node(...command)));
    const failures = commands.flatMap((command, i) => (statuses[i] === 0 ? [] : [command.join(' ')]));
    return { passed: commands.length - failures.length, failed: failures.length, skipped: 0, failures };
  };
}

export const typesAndLint = programs(
  ['node_modules/typescript/bin/tsc', '-b'],
  ['node_modules/@biomejs/biome/bin/biome', 'check'],
  ['node_modules/knip/bin/knip.js', '--no-progress'],
);

export function vitest(workers: number, ...projects: string[]): Suite {
  return withReport((report) => {
    const which = projects.map((name) => `--project=${name}`);
    const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const words = ['run', `--max-workers=${workers}`, '--retry=0', ...which, ...reports];
    return withTemporaryFolder((TMPDIR) =>
      run(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
        ...inherit,
        env: { ...process.env, TMPDIR },
      }),
    );
  }, tallyOfVitest);
}

/** What the tests of a run write at once is less than a third of this. */
const temporaryBytes = 4 * 2 ** 30;

/**
 * Runs tests with a temporary folder of their own, in memory where there is room: they write and sync thousands of small
 * files, and protect what a process that dies leaves behind, which is the same there.
 */
async function withTemporaryFolder(runTests: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'esimde-run-'));
  // Some tests give up root's rights.
  chmodSync(folder, 0o755);
  try {
    return await runTests(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Linux keeps `/dev/shm` in memory. In a container it is often small, and programs in it cannot be run. */
function memoryFolder(): string | null {
  const [mounts, place] = ['/proc/mounts', '/dev/shm'];
  const mount = existsSync(mounts)
    ? readFileSync(mounts, 'utf8')
        .split('\n')
        .find((line) => line.includes(` ${place} tmpfs `))
    : undefined;
  if (mount === undefined || mount.includes('noexec')) return null;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize < temporaryBytes ? null : place;
}

export function playwright(workers: number, ...projects: string[]): Suite {
  return withReport((report) => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
    const which = projects.map((name) => `--project=${name}`);
    // A run clears its output folder, so each has its own.
    const output = `--output=${join('test-results', projects.join('-'))}`;
    const how = [`--workers=${workers}`, '--retries=0', '--forbid-only', '--reporter=list,json', output];
    return node('node_modules/@playwright/test/cli.js', 'test', ...which, ...how);
  }, tallyOfPlaywright);
}

/** Runs tests that write a JSON report. A run that fails without a failed test, and a run without tests, count as one failure. */
function withReport(runTests: (report: string) => Promise<number>, tallyOf: (report: never) => Tally): Suite {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'esimde-test-'));
    const report = join(folder, 'report.json');
    try {
      const status = await runTests(report);
      const tally = tallyOf(JSON.parse(readFileSync(report, 'utf8')) as never);
      const isSilentFailure = tally.failed === 0 && (status !== 0 || tally.passed + tally.skipped === 0);
      return isSilentFailure ? { ...tally, failed: 1, failures: [`the run ended with status ${status}`] } : tally;
    } catch (error) {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0, failures: [`${error}`] };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

function tallyOfVitest({ testResults }: VitestReport): Tally {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const count = (...statuses: string[]): number => tests.filter(({ status }) => statuses.includes(status)).length;
  for (const { status, fullName } of tests)
    if (status !== 'passed' && status !== 'failed') console.log(`skipped: ${fullName}`);
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    // A file that cannot be loaded has no tests.
    if (status === 'failed' && failed.length === 0) return [`${relative('.', name)}: ${message}`];
    return failed.map(({ fullName }) => `${relative('.', name)}: ${fullName}`);
  });
  const [passed, failed] = [count('passed'), count('failed')];
  return { passed, failed: failures.length, skipped: tests.length - passed - failed, failures };
}

interface PlaywrightTest {
  projectName: string;
  status: string;
  annotations: { type: string; description?: string }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: { file: string; title: string; tests: PlaywrightTest[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
}

function tallyOfPlaywright({ stats, suites }: PlaywrightReport): Tally {
  for (const reason of new Set(suites.flatMap(skipsOf))) console.log(reason);
  const failures = suites.flatMap(failuresOf);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures };
}

function failuresOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  return [...failed.map(({ file, title }) => `${file}: ${title}`), ...suites.flatMap(failuresOf)];
}

/** Why tests were skipped, as `electron-host: skipped: no Electron binary`. */
function skipsOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const tests = specs.flatMap((spec) => spec.tests).filter((test) => test.status === 'skipped');
  const here = tests.map(({ projectName, annotations }) => {
    const reason = annotations.find(({ type }) => type === 'skip')?.description;
    return `${projectName}: ${reason ?? 'skipped: an earlier test failed'}`;
  });
  return [...here, ...suites.flatMap(skipsOf)];
}
