import type { RecordKind, RecordProblem } from '../../../model/api/records.ts';
import { maxShownLength, type RowProblem, type TableFaultCode } from '../../../model/api/tables.ts';
import type { Body } from '../../types.ts';
import { TableRefusal } from '../refusal.ts';
import { type Cell, type CellFault, isEmptyCell, type SheetRow, textOf } from './cell.ts';
import { type Column, columnById, columnsOf, maxGroupSize, type TablePlan, valueAt } from './column.ts';
import type { Reading } from './form.ts';

/** How the rows of a file become bodies. */
export interface RowPlan {
  plan: TablePlan;
  headers: readonly string[];
  /** The column of each header; null: left out. */
  columns: readonly (Column | null)[];
  /** Every row of a CSV file has a cell for each header; a workbook leaves empty ones out. */
  isDelimited: boolean;
  /** Windows-1251 has no ә ғ қ ң ө ұ ү һ: a spreadsheet writes question marks instead. */
  losesKazakh: boolean;
}

/** @throws TableRefusal when a column of the mapping is unknown or there twice, or no column is the id */
export function planRows(
  plan: TablePlan,
  { encoding, delimiter }: { encoding: string; delimiter: string | null },
  { headers, mapping }: { headers: readonly string[]; mapping: readonly (string | null)[] },
): RowPlan {
  const columns = headers.map((_, index) => {
    const name = mapping[index] ?? null;
    const column = name === null ? null : columnById(plan, name);
    if (name !== null && column === null) throw new TableRefusal('missing-column', `There is no column "${name}".`);
    return column;
  });
  const names = columns.flatMap((column) => column?.name ?? []);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new TableRefusal('column-twice', `Two columns are both "${twice}": leave one out.`);
  if (!names.includes('id') && plan.purpose === undefined)
    throw new TableRefusal('missing-column', 'No column is "id": say which one names the records.');
  return { plan, headers, columns, isDelimited: delimiter !== null, losesKazakh: encoding === 'windows-1251' };
}

/** A row as a body, with the problems of its cells. */
export interface ReadRow {
  id: string;
  body: Body;
  problems: RowProblem[];
  /** Maps a problem of the body to the cell that it comes from. */
  located(problem: RecordProblem): RowProblem;
}

/** Finds the ids of the records of a kind with this name. */
export type NameLookup = (kind: RecordKind, name: string) => string[];

/** What a row is read beside. */
export interface RowAround {
  existing(id: string): Body | null;
  named?: NameLookup;
  /** Whether a population is counted in persons. */
  isPersons?(population: unknown): boolean;
}

/** Reads a row. Fields for which the file has no column are taken from the existing record. */
export function readRow(
  plan: RowPlan,
  { row, cells, line }: SheetRow,
  { existing, named = () => [], isPersons = () => false }: RowAround,
): ReadRow {
  const problems: RowProblem[] = [];
  const body: Body = {};
  const report: Report = (index, code, message, readings) => {
    const value = shortened(textOf(cells[index]));
    const column = plan.headers[index] ?? null;
    problems.push({ row, column, value, message, code, ...(line && { line }), ...(readings && { readings }) });
  };
  checkWidth(plan, cells, report);
  for (const [index, column] of plan.columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === null) continue;
    if (isEmptyCell(cell)) {
      // Of a table for one purpose every row has these; a further source is no must.
      if (plan.plan.purpose && column.required && !/_([2-9]|\d\d)$/.test(column.name) && index < cells.length)
        report(index, 'missing', 'is missing');
      continue;
    }
    const reading = resolved(readCell(cell, column, plan), column, named);
    if ('fault' in reading) report(index, reading.fault, reading.message, reading.readings);
    else if (!putAt(body, column.path, reading.value))
      report(index, 'contradictory', 'contradicts another value of the same field');
  }
  const { purpose } = plan.plan;
  if (purpose && body.id === undefined) body.id = purpose.idOf(body);
  const id = typeof body.id === 'string' ? body.id : '';
  const before = id === '' ? null : existing(id);
  if (before !== null) keepOthers(plan, body, before);
  purpose?.defaults(body);
  if (body.kind !== 'average' && isPersons(body.counts)) askForWhole(problems, amountHeaders(plan));
  const positions = closeGaps(body);
  const inFile = ({ path: [field, member, ...rest] }: RecordProblem) => {
    const position = typeof member === 'number' ? positions.get(String(field))?.[member] : undefined;
    return [field, position ?? member, ...rest].filter((step) => step !== undefined);
  };
  return {
    id,
    body,
    problems,
    located: (problem) => located(plan, { row, cells, ...(line && { line }) }, inFile(problem), problem),
  };
}

const amountHeaders = ({ columns, headers }: RowPlan): Set<string> =>
  new Set(headers.filter((_, index) => columns[index]?.path[0] === 'amount'));

/** Persons are whole: of `27,400` only 27 400 can be meant. */
function askForWhole(problems: RowProblem[], amounts: ReadonlySet<string>): void {
  for (const problem of problems) {
    const { code, column, readings = [] } = problem;
    if (code !== 'ambiguous-number' || column === null || !amounts.has(column)) continue;
    problem.code = 'part-of-a-person';
    problem.readings = readings.filter((reading) => !reading.includes(','));
    problem.message = `is a number of people: write ${problem.readings.join(' or ')}`;
  }
}

type Report = (index: number, code: TableFaultCode, message: string, readings?: string[]) => void;

function checkWidth({ headers, isDelimited }: RowPlan, cells: readonly Cell[], report: Report): void {
  const extra = cells.findIndex((cell, index) => index >= headers.length && !isEmptyCell(cell));
  if (extra !== -1) report(extra, 'too-many-cells', `The row has more than ${headers.length} cells.`);
  if (isDelimited && cells.length < headers.length) {
    report(cells.length, 'too-few-cells', `The row has ${cells.length} cells, the headers ${headers.length}.`);
  }
}

const cellFaults: Record<CellFault, string> = {
  'cell-error': 'holds an error of the spreadsheet',
  'formula-without-value': 'holds a formula without a value',
  'date-without-year': 'is a day that the spreadsheet gave the year in which it was typed',
};

/** Reads a cell that is not empty. */
function readCell(cell: Cell, column: Column, { losesKazakh }: RowPlan): Reading {
  if (typeof cell === 'object' && 'fault' in cell) {
    return { fault: cell.fault, message: `${cellFaults[cell.fault]}: write the value` };
  }
  const text = textOf(cell);
  if (controls.test(text)) return { fault: 'null-character', message: 'holds characters that are no text' };
  const lost = text.includes('\ufffd') || (losesKazakh && column.name.endsWith('_kk') && /\p{L}\?|\?\p{L}/u.test(text));
  if (lost) {
    const message = 'has lost letters: Windows-1251 has no ә ғ қ ң ө ұ ү һ; save the file as UTF-8 or XLSX';
    return { fault: 'lost-letters', message };
  }
  return column.form.read(cell);
}

/** A name in place of an id. A name of several records is asked. */
function resolved(reading: Reading, { refers }: Column, named: NameLookup): Reading {
  if (refers === undefined || 'fault' in reading || typeof reading.value !== 'string') return reading;
  const ids = named(refers, reading.value);
  const [only] = ids;
  if (only === undefined) {
    // An id may be of a record in a later row.
    if (isId.test(reading.value)) return reading;
    return { fault: 'unknown-reference', message: `is the name of no ${refers}: choose one, or add it first` };
  }
  if (ids.length === 1) return { value: only };
  return { fault: 'ambiguous-name', message: `is the name of ${ids.join(' and ')}: write which`, readings: ids };
}

const isId = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Control characters except tab and line breaks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const controls = /[\0-\x08\v\f\x0e-\x1f]/;

/** Copies the fields of a record for which the file has no column. */
function keepOthers({ plan, columns }: RowPlan, body: Body, before: Body): void {
  const named = new Set(columns.flatMap((column) => column?.name ?? []));
  const sizeOf = (group: string) => Math.min(maxGroupSize, Array.isArray(before[group]) ? before[group].length : 0);
  for (const { name, path } of columnsOf(plan, sizeOf)) {
    const value = valueAt(before, path);
    if (named.has(name) || value === undefined || (typeof value === 'object' && !Array.isArray(value))) continue;
    putAt(body, path, value);
  }
  const known = new Set(plan.columns.map(({ path }) => path[0]));
  for (const [field, value] of Object.entries(before)) if (!known.has(field)) body[field] = value;
}

/**
 * Sets the value at a path, creating groups and lists on the way.
 *
 * @returns false when there is another value, such as a number where the path needs a group
 */
function putAt(body: Body, path: Column['path'], value: unknown): boolean {
  let parent = body as Record<string | number, unknown>;
  for (const [index, step] of path.slice(0, -1).entries()) {
    parent[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    const next = parent[step];
    if (typeof next !== 'object') return false;
    parent = next as Record<string | number, unknown>;
  }
  const last = path.at(-1) ?? '';
  if (parent[last] !== undefined) return false;
  parent[last] = value;
  return true;
}

/**
 * Removes the gaps of the lists of a body, as when `source_2` is filled and `source_1` is not.
 *
 * @returns for each list the former positions of its members, to locate problems in cells
 */
function closeGaps(body: Body): Map<string, number[]> {
  const positions = new Map<string, number[]>();
  for (const [field, value] of Object.entries(body)) {
    if (!Array.isArray(value)) continue;
    const filled = [...value.keys()].filter((index) => value[index] !== undefined);
    positions.set(field, filled);
    body[field] = filled.map((index) => value[index]);
  }
  return positions;
}

export const shortened = (text: string, length = maxShownLength): string =>
  text.length > length ? `${text.slice(0, length)}…` : text;

function located(
  plan: RowPlan,
  { row, cells, line }: SheetRow,
  path: (string | number)[],
  problem: RecordProblem,
): RowProblem {
  const index = nearest(plan.columns, path);
  const column = index === -1 ? missingColumn(plan, path) : (plan.headers[index] ?? null);
  const { message } = problem;
  const code = faultOf[problem.code] ?? 'bad-form';
  const [, words] = problem.code === 'unknown-word' ? (/^must be one of (.*), not /.exec(message) ?? []) : [];
  const more = { ...(line && { line }), ...(words && { readings: words.split(', ') }) };
  return { row, column, value: shortened(textOf(cells[index])), message, code, ...more };
}

/** The column whose path shares the most steps with that of the problem; -1 when none shares any. */
function nearest(columns: RowPlan['columns'], path: readonly (string | number)[]): number {
  let best = -1;
  let maxShared = 0;
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    const differs = column.path.findIndex((step, at) => step !== path[at]);
    const shared = differs === -1 ? column.path.length : differs;
    // The whole path of the problem or of the column: `name` is about `name_kk`, `aliases.0.text` about `aliases`.
    if (shared > maxShared && (shared === path.length || shared === column.path.length))
      [best, maxShared] = [index, shared];
  }
  return best;
}

/** The id of the column that the file lacks. */
function missingColumn({ plan }: RowPlan, path: readonly (string | number)[]): string | null {
  const columns = columnsOf(plan, () => (typeof path[1] === 'number' ? path[1] + 1 : 1));
  return columns[nearest(columns, path)]?.name ?? null;
}

/** Codes of other problems are `bad-form`. */
const faultOf: Partial<Record<RecordProblem['code'], TableFaultCode>> = {
  required: 'missing',
  'unknown-word': 'unknown-word',
  id: 'bad-id',
  date: 'not-a-date',
  value: 'contradictory',
  'amount-kind': 'missing',
  range: 'contradictory',
  point: 'contradictory',
  'missing-language': 'missing',
  'missing-citation': 'missing',
  'missing-alt': 'missing',
  'missing-rights': 'missing',
  'missing-captions': 'missing',
  'missing-transcript': 'missing',
  'unknown-reference': 'unknown-reference',
  'broken-link': 'unknown-reference',
  'figures-differ': 'figures-differ',
  'figure-form': 'figure-form',
  'part-of-a-person': 'part-of-a-person',
  year: 'not-a-date',
  duplicate: 'duplicate',
  sense: 'contradictory',
};
