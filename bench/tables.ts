import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { readContent } from '../db/release/content/read.ts';
import { runTable } from '../db/workshop/import/run.ts';
import { openWorkshop } from '../db/workshop/open.ts';
import { lineOf, type Measure, quantile } from './measure.ts';
import { watchProcess } from './watch-process.ts';

const measuredRows = 10_000;
const by = { account: 'bench', name: 'Bench', roles: ['editor' as const] };
const worker = new URL('../dist/workshop/tables.js', import.meta.url);

/** Checking and importing 10,000 claims, in worker threads as in the kiosk (docs/adr/0010-bulk-import.md). */
export async function measureTables(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    const { checkMs, writeMs, checkCpuMs, writeCpuMs, peakMb, waitsMs } = await importClaims(folder, measuredRows);
    return [
      { name: 'table: 10,000 claims checked and written', value: checkMs + writeMs, unit: 'ms', limit: 10_000 },
      { name: '  check', value: checkMs, unit: 'ms', limit: null },
      { name: '  write', value: writeMs, unit: 'ms', limit: null },
      { name: 'table: processor time of both', value: checkCpuMs + writeCpuMs, unit: 'ms', limit: 6_000 },
      { name: '  check', value: checkCpuMs, unit: 'ms', limit: null },
      { name: '  write', value: writeCpuMs, unit: 'ms', limit: null },
      { name: 'table: peak memory', value: peakMb, unit: 'MB', limit: 400 },
      {
        name: 'event loop blocked meanwhile, p99',
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

function writeClaims(file: string, rows: number): void {
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

/** Imports generated claims into a new workshop, `<folder>/workshop`. */
export async function importClaims(folder: string, rows: number) {
  const file = join(folder, 'claims.csv');
  writeClaims(file, rows);
  const read = readContent(fileURLToPath(new URL('../db/content', import.meta.url)));
  if (!read.ok) throw new Error('the content does not build');
  const workshop = openWorkshop({ folder: join(folder, 'workshop'), now: () => new Date(), seed: () => read.content });
  const watch = watchProcess(highestMb);
  const staging = join(folder, 'rows');
  const mapping = columns.split(';');
  const database = join(folder, 'workshop', 'workshop.db');
  const [startMs, start] = [performance.now(), process.cpuUsage()];
  const common = { table: 'claims', file, reading: {}, mapping, database, staging } as const;
  const checked = await runTable({ task: 'check', ...common, corrections: [], constants: [] }, { worker });
  if (!checked.ok || checked.value.created !== rows) throw new Error('the bench rows have problems');
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

/** Resident memory; on Linux the highest that the system has seen. */
function highestMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  return Number(readFileSync('/proc/self/status', 'utf8').match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024;
}

if (import.meta.main) for (const measure of await measureTables()) console.log(lineOf(measure));
