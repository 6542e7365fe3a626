import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Measure } from '../../bench/measure.ts';
import { run } from '../project.mjs';
import { writeConformance } from './conformance.ts';

/**
 * `npm run visitor-check`: what visitors must be able to rely on, each number beside its limit, from the tests and measures that
 * exist. Status 1 when one does not hold.
 *
 *     npm run visitor-check              with the nightly tests; writes the table of docs/accessibility.md
 *     npm run visitor-check -- --quick   the everyday tests, without measures
 */
const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const project = join(import.meta.dirname, '..', '..');

interface Row {
  what: string;
  limit: string;
  /** Words of the titles of its tests, below their file. */
  tests: [file: string, title: RegExp][];
}

const rows: Row[] = [
  {
    what: 'first screen of each camp and person',
    limit: 'no alias, ≤ 12 rings, first sentence within 40 %',
    tests: [['first-screen.nightly.spec.ts', /first sentence/]],
  },
  { what: 'from home to any person', limit: '≤ 2 touches', tests: [['home.spec.ts', /any other is two/]] },
  { what: 'doors of home at text sizes 1 to 3', limit: 'all', tests: [['home.spec.ts', /all doors/]] },
  {
    what: 'a person in any ten minutes of the loop',
    limit: '≥ 50 %',
    tests: [['programme.test.ts', /half of the time/]],
  },
  { what: 'each language of the loop', limit: 'again within 30 s', tests: [['programme.test.ts', /thirty seconds/]] },
  {
    what: 'capitals of names, numbers in the loop',
    limit: '≥ 37 mm, ≥ 25 mm',
    tests: [['loop-scenes.spec.ts', /capitals of 37 mm/]],
  },
  { what: 'first targets within reach, lowered', limit: '≥ 90 %', tests: [['reach.nightly.spec.ts', /within reach/]] },
  {
    what: 'targets, distances, smallest letters',
    limit: '≥ 20 mm, ≥ 2 mm, ≥ 7.3 mm',
    tests: [['millimetres.nightly.spec.ts', /large enough controls|room for a finger/]],
  },
  {
    what: 'text of 200 %, longer words',
    limit: 'nothing cut',
    tests: [['millimetres.nightly.spec.ts', /cuts nothing/]],
  },
  { what: 'axe; contrast of text, controls', limit: '0; 7:1, 4.5:1', tests: [['accessibility.spec.ts', /passes axe/]] },
];

/** Tests of the same files that no row names can fail too. */
const everyTest: Row = { what: 'all tests that ran', limit: 'all', tests: [['', /./]] };

/** Where the limits of visitors are tighter than those of the bench. */
const limits: Record<string, number> = {
  'still loop: share of a core': 1,
  'moving scene (map): share of a core': 8,
};

interface Outcome {
  file: string;
  title: string;
  passed: boolean;
}

async function main(): Promise<number> {
  const outcomes = [...(await unitTests()), ...(await browserTests())];
  const checks = [...rows, everyTest].map((row) => checkOf(row, outcomes));
  checks.push(...scriptChecks());
  if (!values.quick) for (const part of ['visitor', 'map', 'loop']) checks.push(...(await benchChecks(part)));
  for (const { what, limit, found, holds } of checks) {
    const verdict = holds === null ? '–' : holds ? 'pass' : 'FAIL';
    console.log(`${verdict.padEnd(5)} ${what.padEnd(46)} ${limit.padEnd(50)} ${found}`);
  }
  for (const { file, title } of outcomes.filter(({ passed }) => !passed)) console.log(`failed: ${file}: ${title}`);
  // A quick run evaluates less than the report claims.
  if (!values.quick) writeConformance(project, outcomes);
  return checks.some(({ holds }) => holds === false) ? 1 : 0;
}

/** `holds` null: not run. */
interface Check {
  what: string;
  limit: string;
  found: string;
  holds: boolean | null;
}

function checkOf({ what, limit, tests }: Row, outcomes: readonly Outcome[]): Check {
  const own = outcomes.filter(({ file, title }) =>
    tests.some(([name, words]) => file.endsWith(name) && words.test(title)),
  );
  const passed = own.filter((outcome) => outcome.passed).length;
  const found = own.length === 0 ? 'not run' : `${passed} of ${own.length} tests`;
  // Only a quick run may leave a row out: a test that was moved or renamed would never be missed.
  const holds = own.length > 0 ? passed === own.length : values.quick ? null : false;
  return { what, limit, found, holds };
}

/** The modules of the map: a script of nothing else is not counted. */
const ofMap = /\/map(-core)?\/|\/(PersonMap|person-map|PersonLand|YearsMap)\./;
/** Loaded when a visitor switches on speech, or opens a film or a code to take home. */
const openedLater = /^(speech-part|FilmPlayer|qr)-/;
/** Only in a proof. */
const ofProof = /^fast-clock-/;

/**
 * What a visit loads, compressed: the scripts of the page at first, those of every screen but the map, those of what a visitor opens;
 * and the words of three languages, which are data.
 */
function scriptChecks(): Check[] {
  const folder = join(project, 'dist', 'renderer', 'assets');
  const html = readFileSync(join(project, 'dist', 'renderer', 'index.html'), 'utf8');
  const files = readdirSync(folder);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const namesIn = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);
  const isMap = (name: string): boolean => {
    const sources: string[] = files.includes(`${name}.map`) ? JSON.parse(read(`${name}.map`)).sources : [];
    return sources.length > 0 && sources.every((path) => ofMap.test(path));
  };
  const named = namesIn(html, /assets\/([^"]+\.js)"/g);
  const reached = (isLeftOut: (name: string) => boolean): Set<string> => {
    const all = new Set(named);
    for (const name of all) {
      for (const next of namesIn(read(name), /["'`]\.\/([\w-]+\.js)["'`]/g)) {
        if (files.includes(next) && !ofProof.test(next) && !isMap(next) && !isLeftOut(next)) all.add(next);
      }
    }
    return all;
  };
  const kB = (names: Iterable<string>) => [...names].reduce((sum, name) => sum + gzipSync(read(name)).length, 0) / 1000;
  const isSealing = (name: string) => read(name).includes('age-encryption.org/');
  const check = (what: string, names: Iterable<string>, limit: number | null) => scriptCheck(what, kB(names), limit);
  return [
    check('JavaScript on first load', named, 70),
    check(
      'JavaScript of every screen but the map',
      reached((name) => openedLater.test(name) || isSealing(name)),
      100,
    ),
    check('… with speech, films and codes to take home', reached(isSealing), null),
    check(
      '… that sends a letter',
      reached(() => false),
      null,
    ),
    check('words of three languages (JSON)', namesIn(html, /assets\/((?:kk|ru|en)-[\w-]+\.json)"/g), null),
  ];
}

const scriptCheck = (what: string, kB: number, limit: number | null): Check => ({
  ...{ what, limit: limit === null ? '' : `≤ ${limit} kB`, found: `${kB.toFixed(1)} kB` },
  holds: limit === null ? null : kB <= limit,
});

function benchChecks(part: string): Promise<Check[]> {
  return new Promise((resolve) => {
    let measures: Measure[] = [];
    const child = fork(join(project, 'bench', 'parts.ts'), [part]);
    child.on('message', (message) => {
      measures = message as Measure[];
    });
    child.on('close', () => resolve(measures.map(benchCheck)));
  });
}

function benchCheck({ name, value, unit, limit: own }: Measure): Check {
  const limit = limits[name] ?? own;
  const found = `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
  if (limit === null) return { what: name, limit: '', found, holds: null };
  return { what: name, limit: `≤ ${limit} ${unit}`, found, holds: value <= limit };
}

interface VitestReport {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
}

async function unitTests(): Promise<Outcome[]> {
  const files = ['renderer/visitor', 'renderer/shared'];
  const report = await withReport<VitestReport>((file) =>
    run(process.execPath, [
      ...['node_modules/vitest/vitest.mjs', 'run', '--project=unit', '--project=component', '--max-workers=2'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...files],
    ]),
  );
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: name, title: fullName, passed: status === 'passed' })),
  );
}

interface Suite {
  file: string;
  suites?: Suite[];
  specs: { title: string; ok: boolean }[];
}

const specs = ['accessibility', 'camps', 'home', 'keyboard', 'loop', 'presence', 'screens', 'search', 'speech'];
const nightlySpecs = ['accessibility', 'first-screen', 'home', 'loop-scenes', 'millimetres', 'reach'];

async function browserTests(): Promise<Outcome[]> {
  const ran = await playwright('chromium-host', specs);
  return values.quick ? ran : [...ran, ...(await playwright('nightly', nightlySpecs))];
}

async function playwright(name: string, files: readonly string[]): Promise<Outcome[]> {
  const { suites } = await withReport<{ suites: Suite[] }>((file) => {
    process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = file;
    return run(process.execPath, [
      ...['node_modules/@playwright/test/cli.js', 'test', `--project=${name}`, '--workers=2', '--reporter=list,json'],
      ...files.map((each) => `e2e/visitor/${each}\\.`),
    ]);
  });
  return suites.flatMap(outcomesOf);
}

const outcomesOf = ({ file, suites = [], specs: own }: Suite): Outcome[] => [
  ...own.map(({ title, ok }) => ({ file, title, passed: ok })),
  ...suites.flatMap(outcomesOf),
];

/** The report that a run writes; it writes one also where a test failed. */
async function withReport<Report>(runWith: (file: string) => Promise<number>): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-check-'));
  try {
    await runWith(join(folder, 'report.json'));
    return JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
