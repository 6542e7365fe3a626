import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fold } from '../db/model/fold.ts';
import { approveList, noteImport } from '../db/names/catalogue-changes.ts';
import { listFileName } from '../db/names/list-file.ts';
import { namePairs } from '../db/names/name-pairs.test-data.ts';
import { askedSounds, storedSounds } from '../db/names/sounds.ts';
import { writeGeneratedNames } from '../test-support/names/generated-names.ts';
import { museumIn } from '../test-support/workshop/museum.ts';
import type { Measure } from './measure.ts';
import { answerWhile } from './names/answers.ts';
import { readQueries, writeQueries } from './names/queries.ts';

const here = import.meta.dirname;
const peers = ['minisearch', 'flexsearch', 'fuse'] as const;
const run = promisify(execFile);

interface Imported {
  sha256: string;
  bytes: number;
  rows: number;
  ms: number;
  cpuMs: number;
  peakMb: number;
}

/** Lists of generated names: pairs of spellings, import, search, memory, size, publishing, and what a museum would use otherwise. */
export async function measureNames(): Promise<Measure[]> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-bench-names-'));
  try {
    const queries = join(work, 'queries');
    writeQueries(queries, 1_000);
    const small = await importRows(work, 100_000);
    const million = await importRows(work, 1_000_000);
    const isQuick = process.argv.includes('--quick');
    const large = isQuick ? null : await importRows(work, 3_000_000);
    return [
      ...measurePairs(),
      ...ofImport(million),
      ...(await ofSearch(work, million, queries, '10⁶', 10)),
      ...(large === null ? [] : await ofSearch(work, large, queries, '3·10⁶', 20)),
      ...(await ofPeers(work, small, queries)),
      ...(await ofPublishing(work, million)),
      await ofVisitors(work, small, queries),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function measurePairs(): Measure[] {
  const stored = namePairs.map(({ held }) => new Set(storedSounds(held)));
  const asked = namePairs.map(({ typed }) => askedSounds(typed));
  let [joined, falselyJoined, compared] = [0, 0, 0];
  for (const [index, one] of namePairs.entries()) {
    for (const [other, { typed, held }] of namePairs.entries()) {
      const isJoined = fold(one.typed) === fold(held) || asked[index]?.some((code) => stored[other]?.has(code));
      if (index === other) joined += Number(isJoined);
      else if (one.held !== held && one.typed !== typed) {
        compared++;
        falselyJoined += Number(isJoined);
      }
    }
  }
  const apart = (100 * (namePairs.length - joined)) / namePairs.length;
  return [
    { name: 'names: pairs not joined', value: apart, unit: '%', limit: 10, against: `${namePairs.length} pairs` },
    { name: 'names: joined falsely', value: (100 * falselyJoined) / compared, unit: '%', limit: 0.3 },
  ];
}

async function importRows(work: string, rows: number): Promise<Imported> {
  const file = join(work, `${rows}.csv`);
  writeGeneratedNames(file, rows);
  const { stdout } = await run(process.execPath, [join(here, 'names', 'import-child.ts'), file, join(work, 'lists')]);
  rmSync(file);
  return JSON.parse(stdout) as Imported;
}

const ofImport = ({ ms, cpuMs, peakMb, bytes, rows }: Imported): Measure[] => [
  { name: 'names: import 10⁶ rows', value: ms, unit: 'ms', limit: 60_000, against: `processor ${cpuMs.toFixed(0)} ms` },
  { name: '  memory of its process', value: peakMb, unit: 'MB', limit: 500 },
  { name: '  list and index, bytes a row', value: bytes / rows / 1000, unit: 'kB', limit: 0.25 },
];

interface Searched {
  p50Ms: number;
  p99Ms: number;
  cpuP99Ms: number;
  grownMb: number;
  heldMb: number;
}

async function search(work: string, { sha256 }: Imported, queries: string): Promise<Searched> {
  const file = join(work, 'lists', listFileName(sha256));
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    join(here, 'names', 'search-child.ts'),
    file,
    queries,
  ]);
  return JSON.parse(stdout) as Searched;
}

async function ofSearch(
  work: string,
  list: Imported,
  queries: string,
  size: string,
  limit: number,
): Promise<Measure[]> {
  const { p50Ms, p99Ms, cpuP99Ms, grownMb, heldMb } = await search(work, list, queries);
  const against = `median ${p50Ms.toFixed(1)} ms; processor, p99 ${cpuP99Ms.toFixed(1)} ms`;
  return [
    { name: `names: search at ${size}, three rings, p99`, value: p99Ms, unit: 'ms', limit, against },
    { name: '  resident memory', value: grownMb, unit: 'MB', limit: 100, against: `${heldMb.toFixed(0)} MB at rest` },
  ];
}

/** Queries of the comparison; Fuse.js takes half a second for each. */
const comparedQueries = 100;

/**
 * Each peer holds the names in the memory of the page. Ours is to be ten times faster or twenty times leaner: all answer the
 * same queries, and the memory of each is measured after them.
 */
async function ofPeers(work: string, list: Imported, queries: string): Promise<Measure[]> {
  const folder = join(here, 'peers');
  if (!existsSync(join(folder, 'node_modules'))) {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'], {
      cwd: folder,
    });
  }
  const [rows, words] = [join(work, 'peer-rows'), join(work, 'peer-queries')];
  writeGeneratedNames(rows, list.rows);
  writeFileSync(rows, readFileSync(rows, 'utf8').replace(/^.*\n/, ''));
  const compared = readQueries(queries).slice(0, comparedQueries);
  writeFileSync(words, compared.map(({ q, given }) => [q, given].filter(Boolean).join(' ')).join('\n'));
  const ownQueries = join(work, 'own-queries');
  writeFileSync(ownQueries, compared.map((query) => JSON.stringify(query)).join('\n'));
  const own = await search(work, list, ownQueries);
  const measures: Measure[] = [
    {
      name: 'names: search at 10⁵, p99',
      value: own.p99Ms,
      unit: 'ms',
      limit: null,
      against: `${own.heldMb.toFixed(0)} MB`,
    },
  ];
  for (const peer of peers) {
    const { stdout } = await run(process.execPath, ['--expose-gc', join(folder, 'search.mjs'), peer, rows, words]);
    const { p99Ms, bytes } = JSON.parse(stdout) as { p99Ms: number; bytes: number };
    const [faster, leaner] = [p99Ms / own.p99Ms, bytes / 2 ** 20 / Math.max(1, own.heldMb)];
    measures.push({
      ...{ name: `  of 10 × faster or 20 × leaner than ${peer}`, unit: '%', limit: 100 },
      value: 100 / Math.max(faster / 10, leaner / 20),
      against: `${p99Ms.toFixed(1)} ms, ${(bytes / 2 ** 20).toFixed(0)} MB: ${faster.toFixed(1)} × faster, ${leaner.toFixed(0)} × leaner`,
    });
  }
  return measures;
}

async function ofPublishing(work: string, { sha256, bytes, rows }: Imported): Promise<Measure[]> {
  const data = join(work, 'museum');
  mkdirSync(data);
  const museum = museumIn(data, join(work, 'none'));
  const publish = async (): Promise<number> => {
    const startMs = performance.now();
    const outcome = await museum.publish();
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return performance.now() - startMs;
  };
  await publish();
  const without = await publish();
  const names = join(data, 'workshop', 'names');
  const text = { title: { kk: 'bench', ru: 'bench', en: 'bench' } };
  mkdirSync(names);
  execFileSync('ln', [join(work, 'lists', listFileName(sha256)), join(names, listFileName(sha256))]);
  noteImport(names, { id: 'bench', text, isTitled: true, version: { sha256, bytes, rows }, by: 'bench', at: '' });
  approveList(names, 'bench');
  await publish();
  const value = Math.max(0, (await publish()) - without);
  return [{ name: 'names: publish with a list of 10⁶, more than without', value, unit: 'ms', limit: 1_000 }];
}

/** Visitors ask the service while a list is imported by another process. */
async function ofVisitors(work: string, list: Imported, queries: string): Promise<Measure> {
  const file = join(work, 'meanwhile.csv');
  writeGeneratedNames(file, 200_000, 2);
  const importing = run(process.execPath, [join(here, 'names', 'import-child.ts'), file, join(work, 'meanwhile')]);
  const value = await answerWhile(join(work, 'lists', listFileName(list.sha256)), readQueries(queries), importing);
  return { name: 'names: visitors’ answers while importing, p99', value, unit: 'ms', limit: 50 };
}
