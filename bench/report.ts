import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { type Comparison, comparisonOf, growthOf, isOver, type Measure, shown } from './measure.ts';
import { plotGrowth, plotRatios } from './plot.ts';

/** The real runs that docs/performance.md shows. */
const folder = join(import.meta.dirname, '..', 'docs', 'performance');

interface Run {
  isQuick: boolean;
  seconds: number;
}

/** Writes the rows of a run, its table and its plots; a quick run only its rows, with which `check:perf` compares. */
export function writeReport(measures: readonly Measure[], { isQuick, seconds }: Run): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write(isQuick ? 'quick.json' : 'run.json', `${JSON.stringify(measures, null, 2)}\n`);
  if (isQuick) return;
  const growing = measures.filter(({ growth }) => growth !== undefined);
  write('ratios.svg', plotRatios(measures));
  for (const measure of growing) write(`${fileNameOf(measure)}.svg`, plotGrowth(measure));
  write('run.md', pageOf(measures, growing, seconds));
}

/** `names: search, p99` as `growth-names-search-p99`. */
const fileNameOf = ({ name }: Measure): string =>
  `growth-${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

function pageOf(measures: readonly Measure[], growing: readonly Measure[], seconds: number): string {
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() || arch()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}, Node ${process.version}`;
  const rows = measures.map((measure) => {
    const { name, value, unit, limit, against } = measure;
    const cells = [
      name.startsWith(' ') ? `… ${name.trim()}` : name,
      shown(value, unit),
      limit === null ? '' : `≤ ${shown(limit, unit)}`,
      comparisonOf(measure),
      growthOf(measure),
      isOver(measure) ? '**over**' : 'holds',
      against ?? '',
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `# A run of the bench

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${machine}; ${(seconds / 60).toFixed(0)} minutes.
[performance.md](../performance.md) explains the rows.

![Ratios as shares of their budgets](ratios.svg)

${growing.map((measure) => `![${measure.name}](${fileNameOf(measure)}.svg)`).join('\n\n')}

| what | ours | limit | peer: ratio (quartiles), budget | growth | verdict | remark |
|---|---|---|---|---|---|---|
${rows.join('\n')}
`;
}

/** The rows beside a peer that are worse than the recorded quick run, as sentences. */
export function regressionsOf(measures: readonly Measure[], recorded: readonly Measure[] = readRecord()): string[] {
  return measures.flatMap(({ name, peer }) => {
    if (peer === undefined || peer.budget === null) return [];
    const before = recorded.find((row) => row.name === name)?.peer;
    const allowed = allowedOf(peer, peer.budget, before);
    // The lower quartile: a single disturbed round is no regression.
    return peer.low > allowed ? [`${name.trim()} ${peer.median.toFixed(2)}, at most ${allowed.toFixed(2)}`] : [];
  });
}

/** The budget, but at most twice the recorded ratio; a quarter more than recorded where that misses the budget. */
function allowedOf({ by }: Comparison, budget: number, before: Comparison | undefined): number {
  if (before === undefined) return budget;
  const within = by === 'ratio' ? Math.min(budget, 2 * before.high) : budget;
  return Math.max(1.25 * before.high, within);
}

/** The recorded quick run, then the whole run, where sizes and so names are the same. */
function readRecord(): Measure[] {
  return ['quick.json', 'run.json'].flatMap((name) => {
    const file = join(folder, name);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Measure[]) : [];
  });
}
