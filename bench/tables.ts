import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { readContent } from '../db/release/content/read.ts';
import { runTable } from '../db/workshop/tables/run.ts';
import { readSpool } from '../db/workshop/tables/spool.ts';
import { type BatchRow, openWorkshop } from '../db/workshop/workshop.ts';
import { type Measure, quantile } from './measure.ts';

const rows = 100_000;
const by = { account: 'bench', name: 'Bench', roles: ['editor' as const] };
const worker = new URL('../dist/workshop/tables.js', import.meta.url);

/** 100,000 claims through check and import, in this process as in the kiosk's, against `.import` of the sqlite3 CLI. */
export async function measureTables(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    const file = join(folder, 'claims.csv');
    writeClaims(file);
    const bareMs = importWithCli(folder, file);
    const { checkMs, writeMs, cpuMs, peakMb, waitsMs } = await importClaims(folder, file);
    const bare =
      bareMs === null ? 'sqlite3 is not installed: no comparison' : `sqlite3 .import ${bareMs.toFixed(0)} ms`;
    const ratio = bareMs === null ? '' : `, ${((checkMs + writeMs) / bareMs).toFixed(1)} × sqlite3`;
    return [
      { name: 'table: 100,000 claims checked', value: checkMs, unit: 'ms', limit: null },
      {
        name: 'table: 100,000 claims written',
        value: writeMs,
        unit: 'ms',
        limit: bareMs === null ? null : 4 * bareMs,
        against: bare,
      },
      {
        name: 'table: checked and written',
        value: checkMs + writeMs,
        unit: 'ms',
        limit: 15_000,
        against: `${(statSync(file).size / 1e6).toFixed(0)} MB, ${cpuMs.toFixed(0)} ms of processor${ratio}`,
      },
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

/** The same rows into a bare table, as `.import` alone does it. @returns null where there is no such program */
function importWithCli(folder: string, file: string): number | null {
  const target = join(folder, 'bare.db');
  const startMs = performance.now();
  const script = `PRAGMA journal_mode=WAL;\n.separator ;\n.import "${file}" claim\n`;
  const run = spawnSync('sqlite3', [target], { input: script, encoding: 'utf8' });
  if (run.error !== undefined) return null;
  if (run.status !== 0) throw new Error(run.stderr);
  return performance.now() - startMs;
}

async function importClaims(folder: string, file: string) {
  const read = readContent(fileURLToPath(new URL('../db/content', import.meta.url)));
  if (!read.ok) throw new Error('the content does not build');
  const workshop = openWorkshop({ folder: join(folder, 'workshop'), now: () => new Date(), seed: () => read.content });
  const watch = watchLoop();
  const usage = process.cpuUsage();
  const spool = join(folder, 'rows');
  const mapping = columns.split(';');
  const database = join(folder, 'workshop', 'workshop.db');
  const startMs = performance.now();
  const asked = { table: 'claims', file, wishes: {}, mapping, database, spool } as const;
  const checked = await runTable({ task: 'check', ...asked, corrections: [] }, { worker });
  if (!checked.ok || checked.value.created !== rows) throw new Error('the bench rows are not clean');
  const checkMs = performance.now() - startMs;
  const outcome = await workshop.importBatch({ reason: 'bench', by, rows: readSpool<BatchRow>(spool) });
  const writeMs = performance.now() - startMs - checkMs;
  if (!outcome.ok || outcome.value.created !== rows) throw new Error('the bench rows were not written');
  const { user, system } = process.cpuUsage(usage);
  workshop.close();
  return { checkMs, writeMs, cpuMs: (user + system) / 1000, ...watch.end() };
}

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
