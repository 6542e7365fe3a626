import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { readContent } from '../db/release/content/read.ts';
import { runTable } from '../db/workshop/import/run.ts';
import { openWorkshop } from '../db/workshop/types.ts';
import { lineOf, type Measure, quantile } from './measure.ts';

const rows = 100_000;
const by = { account: 'bench', name: 'Bench', roles: ['editor' as const] };
const worker = new URL('../dist/workshop/tables.js', import.meta.url);

/**
 * 100,000 claims through check and import, in threads as in the kiosk's process, against `.import` of the sqlite3 CLI, which
 * checks nothing. The limit is four times the processor time of `.import` into the same tables: the records and revisions
 * that came of the rows, with the workshop's columns, indexes and durability (WAL, FULL), without its checks, foreign keys,
 * pointers, lists and search words. Beside it stands `.import` of the CSV into one bare table.
 */
export async function measureTables(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    const file = join(folder, 'claims.csv');
    writeClaims(file);
    const { checkMs, writeMs, checkCpuMs, writeCpuMs, peakMb, waitsMs } = await importClaims(folder, file);
    const bareCpuMs = importBare(folder, file);
    const sameCpuMs = importSame(folder);
    const cpuMs = checkCpuMs + writeCpuMs;
    const limit = sameCpuMs === null ? null : 4 * sameCpuMs;
    const against = (ms: number) => againstCli(ms, sameCpuMs, bareCpuMs);
    return [
      { name: 'table: 100,000 claims checked and written', value: checkMs + writeMs, unit: 'ms', limit: 15_000 },
      { name: '  of it checked', value: checkMs, unit: 'ms', limit: null },
      { name: '  of it written', value: writeMs, unit: 'ms', limit: null },
      { name: 'the same, processor time', value: cpuMs, unit: 'ms', limit, against: against(cpuMs) },
      { name: '  of it checked', value: checkCpuMs, unit: 'ms', limit: null },
      { name: '  of it written', value: writeCpuMs, unit: 'ms', limit, against: against(writeCpuMs) },
      { name: 'memory of it', value: peakMb, unit: 'MB', limit: 400 },
      {
        name: 'others wait meanwhile, p99',
        value: quantile(waitsMs, 0.99),
        unit: 'ms',
        limit: 100,
        against: `longest ${quantile(waitsMs, 1).toFixed(0)} ms`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function againstCli(ms: number, sameMs: number | null, bareMs: number | null): string {
  if (sameMs === null || bareMs === null) return 'sqlite3 is not installed: no comparison';
  const times = (of: number) => `${(ms / of).toFixed(1)} × .import`;
  return `${times(sameMs)} into the same tables (${sameMs} ms), ${times(bareMs)} into a bare one (${bareMs} ms)`;
}

const columns =
  'id;subject_kind;subject;property;amount;qualifier;kind;counts;period;label_kk;label_ru;label_en;status;source_1;locator_1;as_printed_1';

function writeClaims(file: string): void {
  const handle = openSync(file, 'w');
  writeSync(handle, `\ufeff${columns}\r\n`);
  for (let from = 0; from < rows; from += 1_000) {
    writeSync(handle, Array.from({ length: 1_000 }, (_, index) => claim(from + index)).join(''));
  }
  closeSync(handle);
}

function claim(index: number): string {
  const subject = ['karlag', 'steplag', 'peschanlag', 'dallag', 'alzhir'][index % 5];
  const day = `19${40 + (index % 15)}-${String(1 + (index % 12)).padStart(2, '0')}-01`;
  const words = 'Тізім бойынша саны;Число по списку;Number by the list';
  const amount = 1_000 + index;
  return `bench-${index};camp;${subject};headcount;${amount};exact;counted;held-on-day;${day};${words};published;md;lag=${index};${amount}\r\n`;
}

/** The CSV into one table of texts, as `.import` makes it. */
function importBare(folder: string, file: string): number | null {
  return timeCli(join(folder, 'bare.db'), `${durable}.separator ;\n.import "${file}" claim\n`);
}

/** The records and revisions that came of the rows into tables like theirs. */
function importSame(folder: string): number | null {
  const [records, revisions] = [join(folder, 'records.csv'), join(folder, 'revisions.csv')];
  const made = `record IN (SELECT serial FROM record WHERE id LIKE 'bench-%')`;
  const script = `.mode csv
.once "${records}"
SELECT ${recordColumns} FROM record WHERE id LIKE 'bench-%' ORDER BY serial;
.once "${revisions}"
SELECT ${revisionColumns} FROM revision WHERE ${made} ORDER BY record;
`;
  const out = spawnSync('sqlite3', [join(folder, 'workshop', 'workshop.db')], { input: script, encoding: 'utf8' });
  if (out.error !== undefined) return null;
  const imports = `.mode csv\n.import "${records}" record\n.import "${revisions}" revision\n`;
  return timeCli(join(folder, 'same.db'), `${durable}${sameTables}${imports}`);
}

const durable = 'PRAGMA journal_mode=WAL;\nPRAGMA synchronous=FULL;\n';

const recordColumns = `serial, kind, id, position, head, approved, released, withdrawn, state, subject_kind, subject_id,
  title, unverified, problems`;
const revisionColumns = `record, number, at, account, name, cause, reason, batch, withdrawn, approved_by, approved_at,
  returned_by, returned_with, release, changes, body`;

/** As in db/workshop/migrations/workshop, but for what `.import` cannot meet: it knows no NULL, so nothing is STRICT. */
const sameTables = `
CREATE TABLE record (serial INTEGER PRIMARY KEY, kind TEXT, id TEXT, position INTEGER, head INTEGER, approved INTEGER,
  released INTEGER, withdrawn INTEGER, state TEXT, subject_kind TEXT, subject_id TEXT, title TEXT, unverified INTEGER,
  problems INTEGER, UNIQUE (kind, id));
CREATE INDEX record_order ON record (kind, position, state);
CREATE INDEX record_subject ON record (subject_kind, subject_id, position) WHERE subject_kind IS NOT NULL;
CREATE INDEX record_unreleased ON record (serial) WHERE approved IS NOT released;
CREATE TABLE revision (record INTEGER, number INTEGER, at TEXT, account TEXT, name TEXT, cause TEXT, reason TEXT,
  batch TEXT, withdrawn INTEGER, approved_by TEXT, approved_at TEXT, returned_by TEXT, returned_with TEXT,
  release INTEGER, changes TEXT, body TEXT, PRIMARY KEY (record, number)) WITHOUT ROWID;
CREATE INDEX revision_batch ON revision (batch) WHERE batch IS NOT NULL;
`;

/** @returns processor time of the program in ms, as the shell tells it; null where there is no such program */
function timeCli(database: string, script: string): number | null {
  const run = spawnSync('sh', ['-c', 'sqlite3 "$1" >/dev/null && times', 'sh', database], {
    input: script,
    encoding: 'utf8',
  });
  if (run.status === 127) return null;
  if (run.status !== 0) throw new Error(run.stderr);
  const ofChildren = run.stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(([, min, sec]) => 60 * Number(min) + Number(sec));
  return Math.round(1000 * seconds.reduce((sum, part) => sum + part, 0));
}

async function importClaims(folder: string, file: string) {
  const read = readContent(fileURLToPath(new URL('../db/content', import.meta.url)));
  if (!read.ok) throw new Error('the content does not build');
  const workshop = openWorkshop({ folder: join(folder, 'workshop'), now: () => new Date(), seed: () => read.content });
  const watch = watchLoop();
  const staging = join(folder, 'rows');
  const mapping = columns.split(';');
  const database = join(folder, 'workshop', 'workshop.db');
  const [startMs, start] = [performance.now(), process.cpuUsage()];
  const asked = { table: 'claims', file, wishes: {}, mapping, database, staging } as const;
  const checked = await runTable({ task: 'check', ...asked, corrections: [] }, { worker });
  if (!checked.ok || checked.value.created !== rows) throw new Error('the bench rows are not clean');
  const checkMs = performance.now() - startMs;
  const checkCpu = process.cpuUsage(start);
  const outcome = await workshop.whileWriting(async (at) => {
    const task = { task: 'write', database, staging, at, by, reason: 'bench' } as const;
    const ended = await runTable(task, { worker });
    if (!ended.ok) throw new Error('the bench rows were not written');
    return ended.value;
  });
  const writeMs = performance.now() - startMs - checkMs;
  if (!outcome.ok || outcome.value.created !== rows) throw new Error('the bench rows were not written');
  const wholeCpuMs = msOf(process.cpuUsage(start));
  workshop.close();
  const checkCpuMs = msOf(checkCpu);
  return { checkMs, writeMs, checkCpuMs, writeCpuMs: wholeCpuMs - checkCpuMs, ...watch.end() };
}

const msOf = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

/** How long whoever else asks this process has to wait, and the most memory it had. */
function watchLoop() {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, process.memoryUsage.rss() / 2 ** 20);
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb: Math.max(peakMb, highWaterMb()) };
    },
  };
}

/** What the system noted as the most; nothing where it does not say. */
function highWaterMb(): number {
  if (process.platform !== 'linux') return 0;
  return Number(readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;
}

if (import.meta.main) for (const measure of await measureTables()) console.log(lineOf(measure));
