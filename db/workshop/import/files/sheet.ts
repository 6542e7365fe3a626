import type { TableNote } from '../../../model/api/tables.ts';
import type { Cell, SheetRow } from '../columns/cell.ts';
import { TableRefusal } from '../refusal.ts';
import { attribute, brokenWorkbook, type ShownDate, TextOfItem, type Workbook, type XmlEvent } from './workbook.ts';

const lastColumn = 16_384;
/** More columns than any table of the workshop has. */
const maxColumns = 500;
const maxMergedAreas = 10_000;

type Notes = Map<TableNote['code'], number>;

/** The rows of a sheet in file order, without empty ones. Adds to `notes`. */
export async function* readSheet(workbook: Workbook, file: string, notes: Notes): AsyncGenerator<SheetRow> {
  const areas = await mergedAreas(workbook, file);
  if (areas.length > 0) notes.set('merged-cells', areas.length);
  const merged = new MergedRows(areas);
  const parser = new SheetParser();
  let row = 0;
  for await (const events of workbook.xml(file)) {
    for (const event of events) {
      parser.take(event);
      if (event.type !== 'close') continue;
      if (event.name === 'c') {
        if (parser.hasFormula) notes.set('formulas', (notes.get('formulas') ?? 0) + 1);
        parser.put(cellOf(parser, workbook));
      } else if (event.name === 'row') {
        merged.fill(parser);
        if (parser.cells.some((cell) => cell !== '')) yield { row: row++, cells: parser.cells, line: parser.row };
      }
    }
  }
}

/** A merged rectangle; the file holds its value in the first cell only. Rows and columns from 1, both ends included. */
interface MergedArea {
  top: number;
  bottom: number;
  left: number;
  right: number;
  value: Cell;
}

/** Needs its own pass, because the file lists merged areas after the cells. */
async function mergedAreas(workbook: Workbook, file: string): Promise<MergedArea[]> {
  const areas: MergedArea[] = [];
  for await (const events of workbook.xml(file)) {
    for (const event of events) {
      if (event.type !== 'open' || event.name !== 'mergeCell') continue;
      const [from, to] = (attribute(event.attributes, 'ref') ?? '').split(':').map(positionOf);
      if (from && to && areas.length < maxMergedAreas) {
        areas.push({ top: from.row, bottom: to.row, left: from.column, right: to.column, value: '' });
      }
    }
  }
  return areas;
}

/** `AB12` → column 28, row 12. */
function positionOf(reference: string): { column: number; row: number } | null {
  const [, letters = '', digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column > lastColumn ? null : { column, row: Number(digits) };
}

/** State of the row and the cell that are being read. */
class SheetParser {
  cells: Cell[] = [];
  row = 0;
  column = 0;
  type = '';
  style = 0;
  value = '';
  hasFormula = false;
  readonly inline = new TextOfItem();
  #isInValue = false;

  take(event: XmlEvent): void {
    this.inline.take(event);
    if (event.type === 'text') {
      if (this.#isInValue) this.value += event.text;
    } else if (event.name === 'v') this.#isInValue = event.type === 'open';
    else if (event.type === 'open') this.#open(event.name, event.attributes);
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
      this.cells = [];
      this.column = 0;
    } else if (name === 'c') {
      const reference = attribute(attributes, 'r');
      this.column = reference === null ? this.column + 1 : (positionOf(reference)?.column ?? 0);
      if (this.column === 0) throw brokenWorkbook();
      this.type = attribute(attributes, 't') ?? 'n';
      this.style = Number(attribute(attributes, 's') ?? 0);
      this.value = '';
      this.hasFormula = false;
      this.inline.text();
    } else if (name === 'f') this.hasFormula = true;
  }

  put(cell: Cell): void {
    if (cell === '') return;
    if (this.column > maxColumns)
      throw new TableRefusal('too-many-cells', `This sheet has more than ${maxColumns} columns.`);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column - 1] = cell;
  }
}

function cellOf({ type, style, value, hasFormula, inline }: SheetParser, workbook: Workbook): Cell {
  if (type === 'inlineStr') return inline.text();
  if (value === '') return hasFormula && type !== 'str' ? { fault: 'formula-without-value', text: '' } : '';
  if (type === 's') return workbook.texts[Number(value)] ?? '';
  if (type === 'str') return value;
  if (type === 'b') return value === '1';
  if (type === 'd') return { day: value.slice(0, 10) };
  const number = Number(value);
  if (type === 'e' || !Number.isFinite(number)) return { fault: 'cell-error', text: value };
  const shown = workbook.dateStyles[style];
  return shown ? dateOf(number, shown, workbook) : number;
}

/**
 * Excel counts days from 1899-12-30 (it treats 1900 as a leap year), or from 1904-01-01. It stores `5/1941` as the first
 * of May and shows the month: what it shows is what was typed.
 */
function dateOf(serial: number, shown: ShownDate, { from1904 }: Workbook): Cell {
  const count = from1904 ? serial + 1462 : serial;
  if (count < 61 || count > 2_958_465) return serial;
  const day = new Date((Math.floor(count) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  if (shown === 'no-year') return { fault: 'date-without-year', text: day };
  if (shown === 'month' && day.endsWith('-01')) return { day: day.slice(0, 7) };
  return { day: shown === 'year' && day.endsWith('-01-01') ? day.slice(0, 4) : day };
}

/** Fills merged areas row by row. Rows ascend, so each area is visited only while its rows pass. */
class MergedRows {
  readonly #waiting: MergedArea[];
  #open: MergedArea[] = [];
  #row = 0;

  constructor(areas: readonly MergedArea[]) {
    this.#waiting = areas.filter(({ left }) => left <= maxColumns).sort((a, b) => b.top - a.top);
  }

  /** @throws TableRefusal when rows do not ascend or areas overlap: no spreadsheet writes such a file */
  fill({ row, cells }: SheetParser): void {
    if (row <= this.#row) throw brokenWorkbook();
    this.#row = row;
    this.#open = this.#open.filter(({ bottom }) => bottom >= row);
    for (let next = this.#waiting.at(-1); next && next.top <= row; next = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (next.bottom < row) continue;
      if (next.top === row) next.value = cells[next.left - 1] ?? '';
      this.#open.push(next);
    }
    let filled = 0;
    for (const { left, right, value } of this.#open) {
      filled += Math.min(right, maxColumns) - left + 1;
      if (filled > maxColumns) throw brokenWorkbook();
      for (let column = left; column <= Math.min(right, maxColumns); column++) {
        while (cells.length < column) cells.push('');
        cells[column - 1] = value;
      }
    }
  }
}
