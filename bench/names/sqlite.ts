import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { columnsOf } from '../../db/names/headings.ts';
import { openWritable } from '../../db/sqlite/connection.ts';
import { generatedHeadings, nameGenerator } from '../../test-support/names/generated-names.ts';

const headings = generatedHeadings.split(';');
const fields = columnsOf(headings, new Map()).map(({ field }, index) => field ?? `column_${index}`);
const table = `CREATE TABLE person (${fields.map((field) => `"${field}" TEXT`).join(', ')});`;
const indexes = ['surname', 'given', 'patronymic'].map((field) => `CREATE INDEX by_${field} ON person (${field});`);

/** An import may take so many times what SQLite's own takes, which checks nothing. */
export const importBudget = 4;

export const hasSqlite = (): boolean => spawnSync('sqlite3', ['-version']).status === 0;

/**
 * What a museum does otherwise: one table with the columns of the file, filled by `.import`, with an index of each part of a name. Our own tables
 * are packed, so nothing but the program can fill them.
 *
 * @returns milliseconds
 */
export function sqliteImport(file: string, database: string): number {
  rmSync(database, { force: true });
  const startMs = performance.now();
  const commands = ['.separator ;', `.import --skip 1 "${file}" person`];
  execFileSync('sqlite3', [database], { input: [table, ...commands, ...indexes].join('\n') });
  return performance.now() - startMs;
}

/** A table of generated rows, to be searched by `LIKE`. */
export function writeTable(database: string, rows: number): void {
  const db = openWritable(database);
  db.exec(table);
  const insert = db.prepare(`INSERT INTO person VALUES (${fields.map(() => '?').join(', ')})`);
  const next = nameGenerator(1);
  db.transaction(() => {
    for (let row = 0; row < rows; row++) insert.run(...next());
  })();
  db.close();
}
