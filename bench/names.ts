import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fold } from '../db/model/fold.ts';
import { approveList, noteImport } from '../db/names/catalogue-changes.ts';
import { columnsOf } from '../db/names/headings.ts';
import { listFileName } from '../db/names/list-file.ts';
import { namePairs } from '../db/names/name-pairs.test-data.ts';
import { askedSounds, storedSounds } from '../db/names/sounds.ts';
import { generatedHeadings, nameGenerator, writeGeneratedNames } from '../test-support/names/generated-names.ts';
import { museumIn } from '../test-support/workshop/museum.ts';
import type { Measure } from './measure.ts';
import { answerWhile } from './names/answers.ts';
import { readQueries, writeQueries } from './names/queries.ts';
import { residentMb, serve, visit } from './process.ts';

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
export async function measureNames(paths: readonly string[], isQuick: boolean): Promise<Measure[]> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-bench-names-'));
  try {
    const queries = join(work, 'queries');
    writeQueries(queries, searchedQueries);
    const small = await importRows(work, 100_000);
    const million = await importRows(work, 1_000_000);
    const large = isQuick ? null : await importRows(work, 3_000_000);
    return [
      ...measurePairs(),
      ...ofImport(million),
      ...(await ofSearch(work, million, queries, '10⁶', 10)),
      ...(large === null ? [] : await ofSearch(work, large, queries, '3·10⁶', 20)),
      ...(await ofPeers(work, small, queries)),
      ...(await ofRelease(work, { million, large, queries, paths })),
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
  heldMb: number;
}

async function search(work: string, { sha256 }: Imported, queries: string, untimed: number): Promise<Searched> {
  const file = join(work, 'lists', listFileName(sha256));
  const { stdout } = await run(process.execPath, [
    '--expose-gc',
    join(here, 'names', 'search-child.ts'),
    file,
    queries,
    String(untimed),
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
  const { p50Ms, p99Ms, cpuP99Ms } = await search(work, list, queries, searchedQueries);
  const against = `median ${p50Ms.toFixed(1)} ms; processor, p99 ${cpuP99Ms.toFixed(1)} ms`;
  return [{ name: `names: search at ${size}, three rings, p99`, value: p99Ms, unit: 'ms', limit, against }];
}

/** Each is asked twice and timed the second time: a kiosk answers for weeks. */
const searchedQueries = 1_000;
/** Queries of the comparison; Fuse.js takes half a second for each. */
const comparedQueries = 100;

/**
 * Each peer holds the names, with all that is shown of an entry, in the memory of the page. Ours is to be ten times faster or twenty times leaner: all answer the
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
  writeRows(rows, list.rows);
  const compared = readQueries(queries).slice(0, comparedQueries);
  writeFileSync(words, compared.map(({ q, given }) => [q, given].filter(Boolean).join(' ')).join('\n'));
  const ownQueries = join(work, 'own-queries');
  writeFileSync(ownQueries, compared.map((query) => JSON.stringify(query)).join('\n'));
  const own = await search(work, list, ownQueries, comparedQueries / 10);
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

/** The rows of a generated list as a page would load them. */
function writeRows(file: string, rows: number): void {
  const next = nameGenerator(1);
  const columns = columnsOf(generatedHeadings.split(';'), new Map());
  const lines = Array.from({ length: rows }, () => {
    const cells = next();
    return JSON.stringify(Object.fromEntries(columns.map(({ field }, index) => [field, cells[index]])));
  });
  writeFileSync(file, lines.join('\n'));
}

interface Released {
  million: Imported;
  /** Null: not measured. */
  large: Imported | null;
  queries: string;
  paths: readonly string[];
}

/** What a list adds to the time of publishing and to the memory of the service. */
async function ofRelease(work: string, { million, large, queries, paths }: Released): Promise<Measure[]> {
  const data = join(work, 'museum');
  mkdirSync(data);
  const museum = museumIn(data, join(work, 'none'));
  writeFileSync(join(data, 'settings.json'), JSON.stringify({ trustedKeys: [museum.key] }));
  const publish = async (): Promise<number> => {
    const startMs = performance.now();
    const outcome = await museum.publish();
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return performance.now() - startMs;
  };
  const names = join(data, 'workshop', 'names');
  mkdirSync(names);
  const approve = async ({ sha256, bytes, rows }: Imported): Promise<void> => {
    const text = { title: { kk: 'bench', ru: 'bench', en: 'bench' } };
    execFileSync('ln', [join(work, 'lists', listFileName(sha256)), join(names, listFileName(sha256))]);
    noteImport(names, { id: 'bench', text, isTitled: true, version: { sha256, bytes, rows }, by: 'bench', at: '' });
    approveList(names, 'bench');
    await publish();
  };
  await publish();
  const without = await publish();
  const bareMb = await memoryOf(data, queries, paths);
  await approve(million);
  const value = Math.max(0, (await publish()) - without);
  if (large !== null) await approve(large);
  const size = large === null ? '10⁶' : '3·10⁶';
  const against = `${bareMb.toFixed(0)} MB without them`;
  return [
    { name: 'names: publish with a list of 10⁶, more than without', value, unit: 'ms', limit: 1_000 },
    {
      ...{ name: `names: service with ${size}, more memory`, unit: 'MB', limit: 100, against },
      value: (await memoryOf(data, queries, paths)) - bareMb,
    },
  ];
}

/** Resident memory of the service after visits, and after queries by which it is searched where it has lists. */
async function memoryOf(data: string, queries: string, paths: readonly string[]): Promise<number> {
  const serving = await serve(data);
  try {
    await visit(serving, paths);
    for (const query of readQueries(queries)) {
      const url = new URL('/api/names', serving.url);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
      await (await fetch(url)).arrayBuffer();
    }
    return residentMb(serving.pid);
  } finally {
    await serving.end();
  }
}

/** Visitors search a list while a command imports another one and publishes it. */
async function ofVisitors(work: string, list: Imported, queries: string): Promise<Measure> {
  const file = join(work, 'meanwhile.csv');
  writeGeneratedNames(file, 200_000, 2);
  const program = join(here, '..', 'dist', 'esimde.js');
  const words = ['names', 'import', file, '--list', 'bench', '--publish', '--data', join(work, 'meanwhile')];
  const publishing = run(process.execPath, [program, ...words]);
  const answered = join(work, 'lists', listFileName(list.sha256));
  const { p99Ms, cpuP99Ms } = await answerWhile(answered, readQueries(queries), publishing);
  const against = `processor, p99 ${cpuP99Ms.toFixed(1)} ms`;
  return { name: 'names: visitors’ answers while publishing, p99', value: p99Ms, unit: 'ms', limit: 50, against };
}
