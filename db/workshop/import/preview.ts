import type { TableNote } from '../../model/api/tables.ts';
import { textOf } from './columns/cell.ts';
import { columnsOf, mappingOf, type TablePlan } from './columns/column.ts';
import { tablePlans } from './columns/plans.ts';
import { passageInEach } from './files/encoding.ts';
import { headersOf, openTableFile } from './files/table-file.ts';
import { TableRefusal } from './refusal.ts';
import type { OnRow, PreviewResult, PreviewTask } from './run.ts';

const sampleRows = 20;
const maxSampleLength = 300;

/** Reads the whole file once: the number of rows, the first of them, and the columns that the headings denote. */
export async function previewTable(task: PreviewTask, onRow: OnRow): Promise<PreviewResult> {
  const { table } = task;
  const plan = tablePlans[table];
  const headerRow = task.reading.headerRow ?? (await findHeaders(task, plan));
  const file = await openTableFile(task.file, { ...task.reading, headerRow });
  try {
    let headers: string[] | null = null;
    let rows = 0;
    const sample: string[][] = [];
    for await (const row of file.rows()) {
      onRow(rows);
      if (headers === null) headers = headersOf(row);
      else if (++rows <= sampleRows) sample.push(row.cells.map((cell) => textOf(cell).slice(0, maxSampleLength)));
    }
    headers ??= headersOf(undefined);
    if (rows === 0) throw new TableRefusal('no-rows', 'This table has headers and no row under them.');
    const mapping = task.mapping ?? mappingOf(plan, headers);
    const { encoding, delimiter, sheet, sheets } = file;
    const columns = columnsOf(plan, (group) => Math.max(3, largestNumber(mapping, group))).map(
      ({ name, heading, required }) => ({ name, heading, required: required && !/_?([2-9]|\d\d)_?/.test(name) }),
    );
    const notes: TableNote[] = [...file.notes].map(([code, count]) => ({ code, count }));
    if (encoding === 'windows-1251') notes.push({ code: 'lost-letters', count: lostLetters(sample) });
    const letters = delimiter !== null && !encoding.startsWith('utf') ? passageInEach(task.file) : [];
    return {
      table,
      encoding,
      delimiter,
      sheet,
      sheets,
      headerRow,
      rows,
      headers,
      mapping,
      columns,
      sample,
      notes,
      letters,
    };
  } finally {
    file.close();
  }
}

/** Rows among which the headings are looked for: above them are a title and who made the list. */
const maxRowsAbove = 15;

/** The first of the first rows that names the most columns, counted without empty rows; the first row where none does. */
async function findHeaders({ file: path, reading }: PreviewTask, plan: TablePlan): Promise<number> {
  const file = await openTableFile(path, reading);
  try {
    let best = { row: 0, named: 1 };
    for await (const { row, cells } of file.rows()) {
      const named = mappingOf(plan, cells.map(textOf)).filter((name) => name !== null).length;
      if (named > best.named) best = { row, named };
      if (row >= maxRowsAbove) break;
    }
    return best.row + 1;
  } finally {
    file.close();
  }
}

/** The largest number of a group in a mapping: `source_2` is of `citations`, `seat_2_place_kk` of `seats`. */
function largestNumber(mapping: readonly (string | null)[], group: string): number {
  const pattern = group === 'seats' ? /^seat_(\d+)_/ : /^[a-z_]+_(\d+)$/;
  return Math.max(0, ...mapping.map((name) => Number(pattern.exec(name ?? '')?.[1] ?? 0)));
}

const lostLetters = (sample: readonly string[][]): number =>
  sample.flat().filter((cell) => /\p{L}\?|\?\p{L}/u.test(cell) && !cell.includes('://')).length;
