import type { RecordProblem } from '../../model/api/records.ts';
import type { RowProblem, TableFaultCode } from '../../model/api/tables.ts';
import { type Body, closeGaps, putAt, valueAt } from './body.ts';
import { type Cell, isEmptyCell, type SheetRow, textOf } from './cell.ts';
import { type Column, columnsOf, largestGroup, type TablePlan } from './column.ts';
import type { Reading } from './form.ts';
import { columnCalled } from './heading.ts';
import { TableRefusal } from './refusal.ts';

/** How the cells of a file become bodies. */
export interface RowPlan {
  plan: TablePlan;
  headers: readonly string[];
  /** The column of each header; null: left out. */
  columns: readonly (Column | null)[];
  /** Every row of a CSV file has a cell for each header; a workbook leaves empty ones out. */
  ragged: boolean;
  /** Windows-1251 has no ә ғ қ ң ө ұ ү һ: where they were, there are question marks now. */
  losesKazakh: boolean;
}

/** A row as a body, whatever is wrong with its cells, and from which cell each field came. */
export interface ReadRow {
  id: string;
  body: Body;
  problems: RowProblem[];
  /** Of the members of each list: at which position they stood before its gaps were closed. */
  positions: Map<string, number[]>;
  /** The problem of a field of the body as a problem of the row. */
  located(problem: RecordProblem): RowProblem;
}

/** @throws TableRefusal where a column of the mapping is unknown, there twice, or a record could not be named */
export function planRows(
  plan: TablePlan,
  table: Omit<RowPlan, 'plan' | 'columns'> & { mapping: readonly (string | null)[] },
): RowPlan {
  const { mapping, headers, ragged, losesKazakh } = table;
  const columns = headers.map((_, index) => {
    const name = mapping[index] ?? null;
    const column = name === null ? null : columnCalled(plan, name);
    if (name !== null && column === null) throw new TableRefusal('missing-column', `There is no column "${name}".`);
    return column;
  });
  const names = columns.flatMap((column) => column?.name ?? []);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new TableRefusal('column-twice', `Two columns are both "${twice}": leave one out.`);
  if (!names.includes('id'))
    throw new TableRefusal('missing-column', 'No column is "id": say which one names the records.');
  return { plan, headers, columns, ragged, losesKazakh };
}

/** Reads a row onto what is there of its record: a column that the file lacks leaves its field as it is. */
export function readRow(plan: RowPlan, { row, cells }: SheetRow, existing: (id: string) => Body | null): ReadRow {
  const problems: RowProblem[] = [];
  const body: Body = {};
  const tell = (index: number, code: TableFaultCode, message: string) => {
    problems.push({ row, column: plan.headers[index] ?? null, value: shortened(textOf(cells[index])), message, code });
  };
  tellOfWidth(plan, cells, tell);
  for (const [index, column] of plan.columns.entries()) {
    const cell = cells[index] ?? '';
    if (column === null || isEmptyCell(cell)) continue;
    const reading = readCell(cell, column, plan);
    if ('fault' in reading) tell(index, reading.fault, reading.message);
    else if (!putAt(body, column.path, reading.value))
      tell(index, 'contradictory', 'stands beside another value of the same');
  }
  const id = typeof body.id === 'string' ? body.id : '';
  const before = id === '' ? null : existing(id);
  if (before !== null) keepOthers(plan, body, before);
  const positions = closeGaps(body);
  return { id, body, problems, positions, located: (problem) => located(plan, { row, cells }, positions, problem) };
}

type Tell = (index: number, code: TableFaultCode, message: string) => void;

function tellOfWidth({ headers, ragged }: RowPlan, cells: readonly Cell[], tell: Tell): void {
  const extra = cells.findIndex((cell, index) => index >= headers.length && !isEmptyCell(cell));
  if (extra !== -1) tell(extra, 'too-many-cells', `The row has more than ${headers.length} cells.`);
  if (ragged && cells.length < headers.length) {
    tell(cells.length, 'too-few-cells', `The row has ${cells.length} cells, the headers ${headers.length}.`);
  }
}

/** Reads a cell that is not empty. */
export function readCell(cell: Cell, column: Column, { losesKazakh }: RowPlan): Reading {
  if (typeof cell === 'object' && 'fault' in cell) {
    const message =
      cell.fault === 'cell-error' ? 'holds an error of the spreadsheet' : 'holds a formula without a value';
    return { fault: cell.fault, message: `${message}: write the value` };
  }
  const text = textOf(cell);
  if (hasControls(text)) return { fault: 'null-character', message: 'holds characters that are no text' };
  const lost = text.includes('\ufffd') || (losesKazakh && column.name.endsWith('_kk') && /\p{L}\?|\?\p{L}/u.test(text));
  if (lost) {
    const message = 'has lost letters: Windows-1251 has no ә ғ қ ң ө ұ ү һ; save the file as UTF-8 or XLSX';
    return { fault: 'lost-letters', message };
  }
  return column.form.read(cell);
}

/** Control characters but tab and line breaks. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

function keepOthers({ plan, columns }: RowPlan, body: Body, before: Body): void {
  const named = new Set(columns.flatMap((column) => column?.name ?? []));
  const sizeOf = (group: string) => Math.min(largestGroup, Array.isArray(before[group]) ? before[group].length : 0);
  for (const { name, path } of columnsOf(plan, sizeOf)) {
    const value = valueAt(before, path);
    if (named.has(name) || value === undefined || (typeof value === 'object' && !Array.isArray(value))) continue;
    putAt(body, path, value);
  }
  const known = new Set(plan.columns.map(({ path }) => path[0]));
  for (const [field, value] of Object.entries(before)) if (!known.has(field)) body[field] = value;
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

function located(
  plan: RowPlan,
  { row, cells }: SheetRow,
  positions: Map<string, number[]>,
  problem: RecordProblem,
): RowProblem {
  const [field, member, ...rest] = problem.path;
  const moved = typeof member === 'number' ? (positions.get(String(field))?.[member] ?? member) : member;
  const path = [field, moved, ...rest].filter((step) => step !== undefined);
  const index = nearest(plan.columns, path);
  const column = index === -1 ? missingHeader(plan, path) : (plan.headers[index] ?? null);
  const code = faultOf[problem.code];
  return { row, column, value: shortened(textOf(cells[index])), message: problem.message, code };
}

/** The column whose path shares the most steps with that of the problem; -1 where none shares any. */
function nearest(columns: RowPlan['columns'], path: readonly (string | number)[]): number {
  let best = -1;
  let most = 0;
  for (const [index, column] of columns.entries()) {
    if (column === null) continue;
    const parting = column.path.findIndex((step, at) => step !== path[at]);
    const shared = parting === -1 ? column.path.length : parting;
    // All of a problem's path, or all of a column's: `name` is about `name_kk`, `aliases.0.text` about `aliases`.
    if (shared > most && (shared === path.length || shared === column.path.length)) [best, most] = [index, shared];
  }
  return best;
}

/** A field that the file has no column for is told by the column's own name. */
function missingHeader({ plan }: RowPlan, path: readonly (string | number)[]): string | null {
  const columns = columnsOf(plan, () => (typeof path[1] === 'number' ? path[1] + 1 : 1));
  return columns[nearest(columns, path)]?.name ?? null;
}

const faultOf: Record<RecordProblem['code'], TableFaultCode> = {
  form: 'bad-form',
  required: 'missing',
  'unknown-field': 'bad-form',
  'unknown-word': 'unknown-word',
  id: 'bad-id',
  date: 'not-a-date',
  value: 'contradictory',
  amount: 'bad-form',
  'amount-kind': 'missing',
  range: 'contradictory',
  subject: 'bad-form',
  point: 'contradictory',
  endpoint: 'bad-form',
  fragment: 'bad-form',
  'too-long': 'bad-form',
  'beyond-limits': 'bad-form',
  url: 'bad-form',
  'missing-language': 'missing',
  'missing-citation': 'missing',
  'missing-alt': 'missing',
  'missing-rights': 'missing',
  'unknown-reference': 'unknown-reference',
  'broken-link': 'unknown-reference',
  'figures-differ': 'figures-differ',
  duplicate: 'duplicate',
  unverified: 'bad-form',
  sense: 'contradictory',
};
