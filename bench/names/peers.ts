import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { columnsOf } from '../../db/names/headings.ts';
import { generatedHeadings, nameGenerator } from '../../test-support/names/generated-names.ts';
import { compare } from '../compare.ts';
import type { Measure } from '../measure.ts';
import { measureGrowth, searchedQueries } from './growth.ts';
import { type Imported, importRows, type Searched, searchFlags, searchList } from './import-rows.ts';
import { readQueries, writeQueries } from './queries.ts';
import { writeTable } from './sqlite.ts';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '..', 'peers');

/** Of our search in a quick run. */
const limitMs = 10;
/** The sizes at which budgets hold, and in a quick run. */
const comparedRows = 100_000;
const quickRows = 30_000;
const quickQueries = 400;
/** How many queries each is asked: Fuse.js takes half a second for one. */
const peers = { minisearch: 100, flexsearch: 100, 'SQLite LIKE': 100, fuse: 10 } as const;
type Peer = keyof typeof peers;
/** Of a quick run: the fastest, and the leanest. */
const quickPeers: readonly Peer[] = ['flexsearch', 'SQLite LIKE'];

/** Ten times faster and twenty times leaner. */
const budgets = { time: 1 / 10, memory: 1 / 20 };
/**
 * Search as one types beside what a page would use otherwise: each peer holds the names, with all that is shown of an entry, in memory; `LIKE`
 * reads them from a file. All answer the same queries, and memory is measured after them. A quick run also grows its lists; else `names` does.
 */
export async function measureSearch(isQuick: boolean): Promise<Measure[]> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-bench-search-'));
  try {
    const queries = join(work, 'queries');
    writeQueries(queries, isQuick ? quickQueries : searchedQueries);
    const lists: Imported[] = [];
    for (const size of isQuick ? [1_000, 3_000, 10_000, quickRows] : [1_000, comparedRows])
      lists.push(await importRows(work, size));
    const measures: Measure[] = isQuick ? [await measureGrowth(work, lists, queries, limitMs)] : [];
    for (const list of isQuick ? lists.slice(-1) : lists) measures.push(...(await comparePeers(work, list, isQuick)));
    return measures;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function comparePeers(work: string, list: Imported, isQuick: boolean): Promise<Measure[]> {
  if (!existsSync(join(folder, 'node_modules'))) {
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    execFileSync('npm', ['install', ...options], { cwd: folder });
  }
  const [rows, database] = [join(work, `rows-${list.rows}`), join(work, `table-${list.rows}`)];
  writeRows(rows, list.rows);
  writeTable(database, list.rows);
  const measures: Measure[] = [];
  for (const peer of isQuick ? quickPeers : (Object.keys(peers) as Peer[])) {
    const rounds = list.rows === comparedRows && peer === 'flexsearch' ? 2 : 1;
    measures.push(
      ...(await comparePeer({ work, list, peer, rounds, source: peer === 'SQLite LIKE' ? database : rows })),
    );
  }
  return measures;
}

interface Round {
  work: string;
  list: Imported;
  peer: Peer;
  rounds: number;
  /** What the peer reads. */
  source: string;
}

/** Time and memory of the same rounds. Budgets hold at the compared size. */
async function comparePeer({ work, list, peer, rounds, source }: Round): Promise<Measure[]> {
  const [own, words] = [join(work, `own-${peer}`), join(work, `words-${peer}`)];
  const asked = readQueries(join(work, 'queries')).slice(0, peers[peer]);
  writeFileSync(own, asked.map((query) => JSON.stringify(query)).join('\n'));
  writeFileSync(words, asked.map(({ q, given }) => [q, given].filter(Boolean).join(' ')).join('\n'));
  const ours: Searched[] = [];
  const theirs: { p99Ms: number; heldMb: number }[] = [];
  const isBudgeted = list.rows === comparedRows || list.rows === quickRows;
  const label = `search: ${list.rows.toLocaleString('en')} names beside ${peer}`;
  const time = await compare({
    ...{ name: `${label}, p99`, unit: 'ms', rounds, budget: isBudgeted ? budgets.time : null },
    ours: async (round) => {
      const searched = await searchList(work, list, own, asked.length);
      ours[round] = searched;
      return searched.p99Ms;
    },
    peer: {
      name: peer,
      measure: async (round) => {
        const { stdout } = await run(process.execPath, [
          ...searchFlags,
          join(folder, 'search.mjs'),
          peer,
          source,
          words,
        ]);
        const { p99Ms, bytes } = JSON.parse(stdout) as { p99Ms: number; bytes: number };
        theirs[round] = { p99Ms, heldMb: bytes / 2 ** 20 };
        return p99Ms;
      },
    },
  });
  // Less than a page of memory cannot be measured.
  const memoryOf = (searched: { heldMb: number } | undefined): number => Math.max(1, searched?.heldMb ?? Number.NaN);
  const memory = await compare({
    ...{ name: `${label}, memory`, unit: 'MB', rounds, budget: isBudgeted ? budgets.memory : null },
    ours: (round) => memoryOf(ours[round]),
    peer: { name: peer, measure: (round) => memoryOf(theirs[round]) },
  });
  return [time, memory];
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
