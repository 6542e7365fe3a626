import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fold } from '../db/model/fold.ts';
import { approveList, noteImport } from '../db/names/catalogue-changes.ts';
import { listFileName } from '../db/names/list-file.ts';
import { namePairs } from '../db/names/search/name-pairs.test-data.ts';
import { askedSounds, storedSounds } from '../db/names/search/sounds.ts';
import { writeGeneratedNames } from '../test-support/names/generated-names.ts';
import { museumIn } from '../test-support/workshop/museum.ts';
import { compare, timed } from './compare.ts';
import type { Measure } from './measure.ts';
import { answerWhile } from './names/answers.ts';
import { measureGrowth, searchedQueries } from './names/growth.ts';
import { type Imported, importFile, importRows } from './names/import-rows.ts';
import { readQueries, writeQueries } from './names/queries.ts';
import { hasSqlite, importBudget, sqliteImport } from './names/sqlite.ts';
import { residentMb, serve, visit } from './process.ts';
import { copyAndHash, newestRelease } from './releases/copied.ts';
import { publishBudget } from './releases/publish.ts';

const [smallRows, millionRows] = [100_000, 1_000_000] as const;
const here = import.meta.dirname;
const run = promisify(execFile);

/** At 10⁶ names. */
const searchLimitMs = 10;

/** Lists of generated names: pairs of spellings, import, search, memory, size and publishing. */
export async function measureNames(paths: readonly string[]): Promise<Measure[]> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-bench-names-'));
  try {
    const queries = join(work, 'queries');
    writeQueries(queries, searchedQueries);
    const lists: Imported[] = [];
    for (const rows of [1_000, 10_000, smallRows]) lists.push(await importRows(work, rows));
    const imported = await compareImport(work, millionRows);
    const [small, million] = [lists.at(-1) as Imported, imported.list];
    return [
      ...measurePairs(),
      ...imported.measures,
      await measureGrowth(work, [...lists, million], queries, searchLimitMs),
      ...(await ofRelease(work, { million, queries, paths })),
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

/** One import: it takes most of a minute. */
async function compareImport(work: string, rows: number): Promise<{ list: Imported; measures: Measure[] }> {
  const file = join(work, 'million.csv');
  writeGeneratedNames(file, rows);
  const list = await importFile(work, file);
  const { ms, cpuMs, peakMb, bytes } = list;
  const compared = await compare({
    ...{
      name: 'names: import of 10⁶ rows',
      unit: 'ms',
      rounds: 1,
      limit: 60_000,
      budget: hasSqlite() ? importBudget : null,
    },
    ours: () => ms,
    peer: { name: 'sqlite3 .import', measure: () => (hasSqlite() ? sqliteImport(file, `${file}.db`) : Number.NaN) },
    against: `processor ${cpuMs.toFixed(0)} ms`,
  });
  rmSync(file);
  const measures: Measure[] = [
    compared,
    { name: '  memory of its process', value: peakMb, unit: 'MB', limit: 500 },
    { name: '  list and index, bytes a row', value: bytes / rows / 1000, unit: 'kB', limit: 0.25 },
  ];
  return { list, measures };
}

interface Released {
  million: Imported;
  queries: string;
  paths: readonly string[];
}

/** What a list adds to the time of publishing and to the memory of the service. */
async function ofRelease(work: string, { million, queries, paths }: Released): Promise<Measure[]> {
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
  const copied = await compare({
    ...{ name: 'names: publish with a list of 10⁶', unit: 'ms', rounds: 2, budget: publishBudget },
    ours: publish,
    peer: {
      name: 'copying and hashing its bytes',
      measure: () => timed(() => copyAndHash(newestRelease(data), join(work, 'copy'))),
    },
  });
  const against = `${bareMb.toFixed(0)} MB without them`;
  return [
    copied,
    { name: '  more than without it', value: Math.max(0, copied.value - without), unit: 'ms', limit: 1_000 },
    {
      ...{ name: 'names: service with 10⁶, more memory', unit: 'MB', limit: 100, against },
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
  writeGeneratedNames(file, 100_000, 2);
  const program = join(here, '..', 'dist', 'esimde.js');
  const words = ['names', 'import', file, '--list', 'bench', '--publish', '--data', join(work, 'meanwhile')];
  const publishing = run(process.execPath, [program, ...words]);
  const answered = join(work, 'lists', listFileName(list.sha256));
  const { p99Ms, cpuP99Ms } = await answerWhile(answered, readQueries(queries), publishing);
  const against = `processor, p99 ${cpuP99Ms.toFixed(1)} ms`;
  return { name: 'names: visitors’ answers while publishing, p99', value: p99Ms, unit: 'ms', limit: 50, against };
}
