import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const noTally: Tally = { passed: 0, failed: 0, skipped: 0 };

export const plus = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

export const inOneLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const inherit = { stdio: 'inherit' } as const;
const tool = (file: string, args: string[]) => run(process.execPath, [join('node_modules', file), ...args], inherit);

/** The types and the linter's rules: each counts as one test. */
export async function runChecks(): Promise<Tally> {
  const types = await tool('typescript/bin/tsc', ['-b']);
  const lint = await tool('@biomejs/biome/bin/biome', ['check']);
  const failed = [types, lint].filter((status) => status !== 0).length;
  return { passed: 2 - failed, failed, skipped: 0 };
}

/**
 * What fails is tried once more: the machines of CI are shared, and a test that measures may meet a neighbour. Whatever
 * needed the second try is named, so that nobody gets used to it; `npm run check` and `npm run e2e` try once.
 */
export function runVitest(): Promise<Tally> {
  return withReport(async (report) => {
    const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return tool('vitest/vitest.mjs', ['run', '--max-workers=2', '--retry=1', ...reports]);
  }, tallyOfVitest);
}

export function runPlaywright(projects: readonly string[], workers: number): Promise<Tally> {
  return withReport(async (report) => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
    const which = projects.map((name) => `--project=${name}`);
    // What a run leaves behind is cleared by the next one that writes to the same place.
    const output = `--output=${join('test-results', projects.join('-'))}`;
    const how = [`--workers=${workers}`, '--retries=1', '--reporter=list,json', output];
    return tool('@playwright/test/cli.js', ['test', ...which, ...how]);
  }, tallyOfPlaywright);
}

/** Runs tests that write a JSON report; a run that fails without naming a failed test counts as one. */
async function withReport(
  runTests: (report: string) => Promise<number>,
  tallyOf: (report: unknown) => Tally,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-test-'));
  const report = join(folder, 'report.json');
  try {
    const status = await runTests(report);
    const tally = tallyOf(JSON.parse(readFileSync(report, 'utf8')));
    return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
  } catch {
    return { ...noTally, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tallyOfVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
  return {
    passed: numPassedTests ?? 0,
    failed: numFailedTests ?? 0,
    skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0),
  };
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    tests: { projectName: string; status: string; annotations: { type: string; description?: string }[] }[];
  }[];
}

function tallyOfPlaywright(report: unknown): Tally {
  const { stats, suites } = report as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    suites: PlaywrightSuite[];
  };
  for (const reason of new Set(suites.flatMap(skipsOf))) console.log(reason);
  for (const title of suites.flatMap(secondTriesOf)) console.log(`passed at the second try: ${title}`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
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

function secondTriesOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const here = specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title);
  return [...here, ...suites.flatMap(secondTriesOf)];
}
