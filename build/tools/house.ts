import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { cyclesOf, importGraph } from '../layers.ts';

/**
 * `npm run house`: the size and shape of the source tree beside its limits. Counts what git tracks.
 * Code is TypeScript, TSX and mjs without tests; product code is what a museum runs (db, electron, renderer).
 */
const limits = {
  codeFiles: 850,
  medianLines: [60, 90],
  productLines: 46_000,
  filesInFolder: 25,
  linesInFile: 300,
} as const;

interface SourceFile {
  path: string;
  lines: number;
  isTest: boolean;
}

function readSources(): SourceFile[] {
  return execFileSync('git', ['ls-files'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs|css)$/.test(path))
    .map((path) => ({
      path,
      lines: readFileSync(path, 'utf8').split('\n').length - 1,
      isTest: /\.(test|spec)\.tsx?$/.test(path),
    }));
}

function unusedExports(): string[] {
  const knip = spawnSync(process.execPath, ['node_modules/knip/bin/knip.js', '--reporter=compact', '--no-progress'], {
    encoding: 'utf8',
  });
  if (knip.status === null || knip.status > 1 || knip.stderr) throw new Error(`knip did not run: ${knip.stderr}`);
  return knip.status === 0 ? [] : knip.stdout.split('\n').filter((line) => line.includes(':'));
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const sum = (files: readonly SourceFile[]): number => files.reduce((total, { lines }) => total + lines, 0);
const under = (files: readonly SourceFile[], pattern: RegExp) => files.filter(({ path }) => pattern.test(path));

function main(): boolean {
  const sources = readSources();
  const tests = sources.filter(({ isTest }) => isTest);
  const styles = under(sources, /\.css$/);
  const code = sources.filter(({ path, isTest }) => !isTest && !path.endsWith('.css'));
  const product = under(code, /^(db|electron|renderer)\//);
  const support = under(code, /^(e2e|bench|endurance|test-support)\//);
  const medianLines = median(code.map(({ lines }) => lines));
  const folders = Map.groupBy([...code, ...styles], ({ path }) => dirname(path));
  const fullFolders = [...folders].filter(([, files]) => files.length > limits.filesInFolder);
  const longFiles = [...code, ...styles].filter(({ lines }) => lines > limits.linesInFile);
  const cycles = cyclesOf(importGraph('.'));
  const unused = unusedExports();

  const rows: [what: string, value: number, limit: string, holds: boolean, details: string[]][] = [
    ['code files', code.length, `<= ${limits.codeFiles}`, code.length <= limits.codeFiles, []],
    [
      'median lines of a code file',
      medianLines,
      limits.medianLines.join('-'),
      medianLines >= limits.medianLines[0] && medianLines <= limits.medianLines[1],
      [],
    ],
    ['lines of product code', sum(product), `<= ${limits.productLines}`, sum(product) <= limits.productLines, []],
    [
      `folders with more than ${limits.filesInFolder} files`,
      fullFolders.length,
      '0',
      fullFolders.length === 0,
      fullFolders.map(([folder, files]) => `${folder}: ${files.length}`),
    ],
    [
      `files over ${limits.linesInFile} lines`,
      longFiles.length,
      '0',
      longFiles.length === 0,
      longFiles.map(({ path, lines }) => `${path}: ${lines}`),
    ],
    ['import cycles', cycles.length, '0', cycles.length === 0, cycles.map((cycle) => cycle.join(' '))],
    ['unused files, exports and dependencies', unused.length, '0', unused.length === 0, unused],
  ];
  for (const [what, value, limit, holds, details] of rows) {
    console.log(`${holds ? 'ok   ' : 'OVER '} ${what.padEnd(44)} ${String(value).padStart(7)}   limit ${limit}`);
    for (const detail of details.slice(0, 40)) console.log(`        ${detail}`);
  }
  console.log(
    `\ntest support ${sum(support)} lines in ${support.length} files, tests ${sum(tests)} in ${tests.length},`,
  );
  console.log(`style sheets ${sum(styles)} in ${styles.length}, build ${sum(under(code, /^build\//))} lines`);
  return rows.every(([, , , holds]) => holds);
}

process.exitCode = main() ? 0 : 1;
