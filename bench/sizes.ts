import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare } from './compare.ts';
import { type Measure, median } from './measure.ts';

const project = join(import.meta.dirname, '..');
const figuresFile = join(import.meta.dirname, 'last-release.json');
/** More than this share of the last release's figure is a regression. */
const budget = 1.2;

interface Figures {
  version: string;
  /** Of `referenceMs`: how fast the machine was that measured them. */
  referenceMs: number;
  /** By the name of the row, in its unit. */
  values: Record<string, number>;
}

interface Figure {
  name: string;
  unit: 'MB' | 's';
  value: number;
}

/**
 * Sizes, and the times of a fresh clone, beside those of the last release (`last-release.json`). Times of another machine are scaled by
 * how long a fixed piece of work takes on both. `node bench/sizes.ts --record` writes the figures; it belongs to a release.
 */
export async function measureSizes(isQuick: boolean): Promise<Measure[]> {
  const last = JSON.parse(readFileSync(figuresFile, 'utf8')) as Figures;
  const scale = referenceMs() / last.referenceMs;
  const figures = [...sizes(), ...(isQuick ? [] : times())];
  return Promise.all(
    figures.map(({ name, unit, value }) => {
      const before = last.values[name] ?? Number.NaN;
      const expected = unit === 's' ? before * scale : before;
      return compare({
        ...{ name, unit, rounds: 1, budget: Number.isNaN(expected) ? null : budget },
        ours: () => value,
        peer: { name: `release ${last.version}`, measure: () => expected },
      });
    }),
  );
}

function sizes(): Figure[] {
  const production = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: project,
    encoding: 'utf8',
  });
  const libraries = production.trim().split('\n').slice(1);
  const installed = [join(project, 'dist'), ...libraries].map(bytesIn).reduce((sum, bytes) => sum + bytes, 0);
  return [
    { name: 'size: the program with its libraries', unit: 'MB', value: installed / 1e6 },
    { name: 'size: node_modules for development', unit: 'MB', value: bytesIn(join(project, 'node_modules')) / 1e6 },
  ];
}

/** Sum of the sizes of all files, links not followed, without what tools keep in `.cache`. */
function bytesIn(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.isFile() ? stat.size : 0;
  const names = readdirSync(path).filter((name) => name !== '.cache');
  return names.reduce((sum, name) => sum + bytesIn(join(path, name)), 0);
}

/** What a developer waits for in a fresh clone, where packages come from npm's cache, and how long checks and tests took here the last time. */
function times(): Figure[] {
  const clone = mkdtempSync(join(tmpdir(), 'esimde-bench-clone-'));
  try {
    execFileSync('git', ['clone', '--quiet', project, clone]);
    const install = ['ci', '--prefer-offline', '--no-audit', '--no-fund'];
    return [
      { name: 'time: npm ci', unit: 's', value: secondsOf(clone, 'npm', install) },
      { name: 'time: npm run build', unit: 's', value: secondsOf(clone, 'npm', ['run', '--silent', 'build']) },
      ...['check', 'test'].flatMap(lastRun),
    ];
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
}

/** `build/test.ts` leaves its seconds behind. */
function lastRun(name: string): Figure[] {
  const file = join(project, '.cache', `${name}-seconds.json`);
  if (existsSync(file))
    return [{ name: `time: npm run ${name}`, unit: 's', value: Number(readFileSync(file, 'utf8')) }];
  console.log(`Not measured: the time of npm run ${name}, which has not passed in this folder.`);
  return [];
}

function secondsOf(cwd: string, program: string, args: readonly string[]): number {
  const startMs = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.slice(-2_000)}`);
  return (performance.now() - startMs) / 1000;
}

/** A fixed piece of the kind of work that tools do: text, objects, sorting and hashing, small files, and processes that start. */
function referenceMs(): number {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-reference-'));
  const rounds = Array.from({ length: 5 }, (_, round) => {
    const startMs = performance.now();
    const rows = Array.from({ length: 100_000 }, (_, index) => ({
      id: (index * 7_919) % 200_003,
      text: `row ${index}`,
    }));
    const text = JSON.stringify(rows.toSorted((a, b) => a.id - b.id));
    createHash('sha256')
      .update(JSON.stringify(JSON.parse(text)))
      .digest();
    for (let file = 0; file < 1_000; file++) writeFileSync(join(folder, `${round}-${file}`), text.slice(0, 4_000));
    for (let start = 0; start < 4; start++) spawnSync(process.execPath, ['-e', '0']);
    return performance.now() - startMs;
  });
  rmSync(folder, { recursive: true });
  return median(rounds);
}

function record(): void {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { version: string };
  const values = Object.fromEntries(
    [...sizes(), ...times()].map(({ name, value }) => [name, Number(value.toFixed(1))]),
  );
  const figures: Figures = { version, referenceMs: Number(referenceMs().toFixed(0)), values };
  writeFileSync(figuresFile, `${JSON.stringify(figures, null, 2)}\n`);
}

if (import.meta.main && process.argv.includes('--record')) record();
