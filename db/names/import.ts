import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NameColumn, NameField, NameProblem, NameUpload } from '../model/api/names.ts';
import type { ReadingOptions } from '../model/api/tables.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { measure } from '../release/files.ts';
import { moveDurably, syncFile, syncFolder } from '../sqlite/durable.ts';
import type { Cell, SheetRow } from '../workshop/import/columns/cell.ts';
import { type TableFault, TableRefusal } from '../workshop/import/refusal.ts';
import { columnsOf } from './headings.ts';
import { importingPrefix, type ListFile, listFileName } from './list-file.ts';
import { ListWriter } from './list-writer.ts';
import { nameWordsOf } from './name-words.ts';
import { problemOf, rowChecker, valuesOf } from './row-check.ts';
import { openSource, type SourceRows } from './source-rows.ts';
import { Staging } from './staging.ts';

/** Steps of an import, in order; a test ends the process after each of them. */
type NameImportStep = 'staged' | 'written' | 'synced' | 'moved';

export interface NameImportOptions {
  file: string;
  /** Where the list is kept, under its hash. */
  folder: string;
  reading?: ReadingOptions | undefined;
  /** Field by heading; null: a column without one. */
  mapping?: ReadonlyMap<string, NameField | null> | undefined;
  /** Values of cells to use instead of those of the file, by row and heading. */
  corrections?: ReadonlyMap<string, string> | undefined;
  /** Rows of the file that are not taken. */
  leftOut?: ReadonlySet<number> | undefined;
  thisYear: number;
  onRow?: ((rows: number) => void) | undefined;
  after?: ((step: NameImportStep) => void) | undefined;
}

export type NameImportFault =
  | { kind: 'file'; fault: TableFault }
  | { kind: 'rows'; problems: NameProblem[]; problemCount: number };

/** More are counted and not listed. */
const maxProblems = 1_000;

export const correctionKey = (row: number, heading: string): string => `${row} ${heading}`;

/**
 * Reads a file of names and makes a list of it: all of its rows, or none. The file of the list appears under its name once
 * it is complete and on the disk; what a power cut leaves is removed by a later change of the catalogue.
 *
 * @throws Error where the disk refuses
 */
export async function importNames(options: NameImportOptions): Promise<Result<ListFile, NameImportFault>> {
  mkdirSync(options.folder, { recursive: true });
  const work = mkdtempSync(join(options.folder, importingPrefix));
  try {
    const source = await openSource(options.file, options.reading);
    try {
      return await importFrom(source, work, options);
    } finally {
      source.close();
    }
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error;
    const { code, message, row } = error;
    return failed({ kind: 'file', fault: { code, message, row } });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function importFrom(
  source: SourceRows,
  work: string,
  options: NameImportOptions,
): Promise<Result<ListFile, NameImportFault>> {
  const { after = () => {} } = options;
  const columns = columnsOf(source.headings, options.mapping ?? new Map());
  const problems = new Problems();
  problems.add(headingProblems(columns, source.headings, options.mapping));
  if (problems.count > 0) return problems.refusal();
  const staging = new Staging(join(work, 'staging.db'));
  await stage(source, columns, staging, problems, options);
  staging.finish();
  if (staging.rows === 0 && problems.count === 0) throw new TableRefusal('no-rows', 'This file has no row.');
  after('staged');
  const list = join(work, 'list');
  // Duplicates are neighbours only once the rows are sorted.
  if (problems.count === 0) writeSorted(list, columns, staging, join(work, 'staging.db'), problems);
  if (problems.count > 0) return problems.refusal();
  after('written');
  syncFile(list);
  const { sha256, bytes } = measure(work, 'list');
  after('synced');
  moveDurably(list, join(options.folder, listFileName(sha256)));
  syncFolder(options.folder);
  after('moved');
  return ok({ sha256, bytes, rows: staging.rows, columns });
}

async function stage(
  source: SourceRows,
  columns: readonly NameColumn[],
  staging: Staging,
  problems: Problems,
  { corrections, leftOut, thisYear, onRow = () => {} }: NameImportOptions,
): Promise<void> {
  const check = rowChecker(columns, source.isDelimited, thisYear);
  const namesOf = nameWordsOf(columns);
  for await (const row of source.rows()) {
    onRow(row.row);
    if (leftOut?.has(row.row)) continue;
    const values = valuesOf(row);
    const cells = corrections === undefined ? row.cells : corrected(columns, row, values, corrections);
    const found = check({ ...row, cells }, values);
    if (found.length > 0) problems.add(found);
    else if (problems.count === 0)
      staging.add(row.row, row.line ?? row.row + 1, namesOf(values), values.slice(0, columns.length));
  }
}

/** The cells of a row with what was corrected, in its values too. */
function corrected(
  columns: readonly NameColumn[],
  { row, cells }: SheetRow,
  values: string[],
  corrections: ReadonlyMap<string, string>,
): Cell[] {
  const result = [...cells];
  for (const [index, { heading }] of columns.entries()) {
    const value = corrections.get(correctionKey(row, heading));
    if (value === undefined) continue;
    values[index] = value;
    result[index] = value;
  }
  return result;
}

function writeSorted(
  file: string,
  columns: readonly NameColumn[],
  staging: Staging,
  stagingFile: string,
  problems: Problems,
): void {
  const writer = new ListWriter(file, columns, staging.outline());
  let before = { words: '', cells: '' };
  for (const { row, fileRow, line, words, cells } of staging.sorted()) {
    if (words === before.words && cells === before.cells)
      problems.add([problemOf('duplicate', { row: fileRow, line })]);
    else if (problems.count === 0) writer.add({ row, cells, words: words.split(' ') });
    before = { words, cells };
  }
  if (problems.count > 0) writer.abandon();
  else writer.end(stagingFile);
}

function headingProblems(
  columns: readonly NameColumn[],
  headings: readonly string[],
  mapping: NameImportOptions['mapping'],
): NameProblem[] {
  const at = { row: 0, line: 1 };
  const unknown = [...(mapping?.keys() ?? [])].filter((heading) => !headings.includes(heading));
  const isNamed = columns.some(({ field }) => field === 'surname' || field === 'given' || field === 'name');
  return [
    ...unknown.map((heading) => problemOf('unknown-heading', at, heading)),
    ...(isNamed ? [] : [problemOf('no-name-column', at)]),
  ];
}

/** Collects problems; the first of them are listed. */
class Problems {
  readonly #listed: NameProblem[] = [];
  count = 0;

  add(problems: readonly NameProblem[]): void {
    this.count += problems.length;
    this.#listed.push(...problems.slice(0, maxProblems - this.#listed.length));
  }

  refusal(): Result<never, NameImportFault> {
    const problems = this.#listed.sort((a, b) => a.row - b.row);
    return failed({ kind: 'rows', problems, problemCount: this.count });
  }
}

const sampleRows = 3;

/** The columns of a file as its headings are read, and its first rows. @throws TableRefusal when it is no table */
export async function nameColumns(file: string, reading: ReadingOptions): Promise<Omit<NameUpload, 'upload'>> {
  const source = await openSource(file, reading);
  try {
    const sample: string[][] = [];
    for await (const row of source.rows()) {
      sample.push(valuesOf(row).map((value) => value.slice(0, 200)));
      if (sample.length === sampleRows) break;
    }
    return { columns: columnsOf(source.headings, new Map()), sample };
  } finally {
    source.close();
  }
}
