import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { compare, timed } from './compare.ts';
import type { Measure } from './measure.ts';
import { answerWhile } from './names/answers.ts';
import { type Imported, importRows, searchList } from './names/import-rows.ts';
import { readQueries, writeQueries } from './names/queries.ts';
import { residentMb, serve, visit } from './process.ts';
import { copyAndHash, newestRelease } from './releases/copied.ts';
import { publishBudget } from './releases/publish.ts';

const here = import.meta.dirname;
const run = promisify(execFile);

/** Lists of generated names: pairs of spellings, import, search, memory, size and publishing. */
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

const ofImport = ({ ms, cpuMs, peakMb, bytes, rows }: Imported): Measure[] => [
  { name: 'names: import 10⁶ rows', value: ms, unit: 'ms', limit: 60_000, against: `processor ${cpuMs.toFixed(0)} ms` },
  { name: '  memory of its process', value: peakMb, unit: 'MB', limit: 500 },
  { name: '  list and index, bytes a row', value: bytes / rows / 1000, unit: 'kB', limit: 0.25 },
];

async function ofSearch(
  work: string,
  list: Imported,
  queries: string,
  size: string,
  limit: number,
): Promise<Measure[]> {
  const { p50Ms, p99Ms, cpuP99Ms } = await searchList(work, list, queries, searchedQueries);
  const against = `median ${p50Ms.toFixed(1)} ms; processor, p99 ${cpuP99Ms.toFixed(1)} ms`;
  return [{ name: `names: search at ${size}, three rings, p99`, value: p99Ms, unit: 'ms', limit, against }];
}

/** Each is asked twice and timed the second time: a kiosk answers for weeks. */
const searchedQueries = 1_000;

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
  const copied = await compare({
    ...{ name: 'names: publish with a list of 10⁶', unit: 'ms', rounds: 3, budget: publishBudget },
    ours: publish,
    peer: {
      name: 'copying and hashing its bytes',
      measure: () => timed(() => copyAndHash(newestRelease(data), join(work, 'copy'))),
    },
  });
  if (large !== null) await approve(large);
  const size = large === null ? '10⁶' : '3·10⁶';
  const against = `${bareMb.toFixed(0)} MB without them`;
  return [
    copied,
    { name: '  more than without it', value: Math.max(0, copied.value - without), unit: 'ms', limit: 1_000 },
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
