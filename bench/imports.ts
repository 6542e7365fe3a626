import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadable } from '../db/sqlite/connection.ts';
import { writeGeneratedNames } from '../test-support/names/generated-names.ts';
import { compare } from './compare.ts';
import type { Measure } from './measure.ts';
import { importFile } from './names/import-rows.ts';
import { hasSqlite, importBudget, sqliteImport } from './names/sqlite.ts';
import { importClaims } from './tables.ts';

/** Imports with all checks, beside `sqlite3 .import`; `names` measures the import of a million names. */
export async function measureImports(isQuick: boolean): Promise<Measure[]> {
  if (!hasSqlite()) {
    console.log('Skipped imports: the command sqlite3 is required (apt-get install sqlite3).');
    return [];
  }
  const work = mkdtempSync(join(tmpdir(), 'esimde-bench-imports-'));
  try {
    return isQuick
      ? [await compareClaims(work, 2_000, 2), await compareNames(work, 10_000)]
      : [await compareClaims(work, 100_000, 1)];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function compareNames(work: string, rows: number): Promise<Measure> {
  const file = join(work, 'names.csv');
  writeGeneratedNames(file, rows);
  return compare({
    ...{ name: `import of ${rows.toLocaleString('en')} names`, unit: 'ms', rounds: 2, budget: importBudget },
    ours: async () => (await importFile(work, file)).ms,
    peer: { name: 'sqlite3 .import', measure: () => sqliteImport(file, join(work, 'names.db')) },
  });
}

/** Tables that an import of claims fills, without the index of words, which holds no rows that could be imported. */
const tables = ['batch', 'record', 'revision', 'pointer', 'problem', 'listed', 'name'] as const;

/**
 * The peer loads the very rows that our import has written, into tables of the same schema with its indexes, constraints and triggers, by
 * `.import` from one CSV file for each table. CSV knows no null, so a statement copies the rows from a table of text.
 */
async function compareClaims(work: string, rows: number, rounds: number): Promise<Measure> {
  let round = 0;
  const prepared = join(work, 'rows');
  return compare({
    ...{ name: `import of ${rows.toLocaleString('en')} claims`, unit: 'ms', rounds, budget: importBudget },
    ours: async () => {
      const folder = join(work, `workshop-${round++}`);
      mkdirSync(folder);
      const { checkMs, writeMs } = await importClaims(folder, rows);
      if (round === 1) exportRows(join(folder, 'workshop', 'workshop.db'), prepared);
      rmSync(folder, { recursive: true });
      return checkMs + writeMs;
    },
    peer: { name: 'sqlite3 .import', measure: () => importRows(prepared) },
  });
}

/** Writes each table as CSV, and an empty database with the schema. */
function exportRows(database: string, folder: string): void {
  mkdirSync(folder);
  for (const table of tables) {
    const csv = execFileSync('sqlite3', ['-csv', database, `SELECT * FROM ${table}`], { maxBuffer: 2 ** 30 });
    writeFileSync(join(folder, `${table}.csv`), csv);
  }
  const db = openReadable(database);
  const schema = db
    .prepare<[], { sql: string }>(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'word%' AND name NOT LIKE 'sqlite_%'",
    )
    .all();
  db.close();
  execFileSync('sqlite3', [join(folder, 'empty.db')], { input: schema.map(({ sql }) => `${sql};`).join('\n') });
}

/** @returns milliseconds, with the commit on the disk */
function importRows(folder: string): number {
  const database = join(folder, 'filled.db');
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true });
  copyFileSync(join(folder, 'empty.db'), database);
  const db = openReadable(database);
  const commands = tables.flatMap((table) => {
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
    return [
      `CREATE TEMP TABLE raw_${table} (${columns.join(', ')});`,
      `.import --schema temp "${join(folder, `${table}.csv`)}" raw_${table}`,
      `INSERT INTO ${table} SELECT ${columns.map((column) => `nullif(${column}, '')`).join(', ')} FROM raw_${table};`,
    ];
  });
  db.close();
  const startMs = performance.now();
  execFileSync('sqlite3', ['-bail', '-csv', database], {
    input: ['PRAGMA journal_mode = WAL;', 'PRAGMA synchronous = FULL;', 'BEGIN;', ...commands, 'COMMIT;'].join('\n'),
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  return performance.now() - startMs;
}
