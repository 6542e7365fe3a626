import type { TableNote } from '../../model/api/tables.ts';
import type { Cell, SheetRow } from './cell.ts';
import { TableRefusal } from './refusal.ts';
import { attribute, brokenWorkbook, TextOfItem, type Workbook, type XmlEvent } from './workbook.ts';

const lastColumn = 16_384;
/** More columns than any table of the workshop has. */
const maxColumns = 500;
const maxMergedAreas = 10_000;

type Notes = Map<TableNote['code'], number>;

/** The rows of a sheet in file order, without empty ones. Adds to `notes`. */
export async function* readSheet(workbook: Workbook, file: string, notes: Notes): AsyncGenerator<SheetRow> {
  const merged = await mergedAreas(workbook, file);
  if (merged.length > 0) notes.set('merged-cells', merged.length);
  const parser = new SheetParser(workbook, merged, notes);
  let row = 0;
  for await (const events of workbook.xml(file)) {
    for (const event of events) {
      const cells = parser.take(event);
      if (cells?.some((cell) => cell !== '')) yield { row: row++, cells };
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

class SheetParser {
  readonly #workbook: Workbook;
  readonly #merged: MergedArea[];
  readonly #notes: Notes;
  #cells: Cell[] = [];
  #row = 0;
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #hasFormula = false;
  #isInValue = false;
  #inline = new TextOfItem();

  constructor(workbook: Workbook, merged: MergedArea[], notes: Notes) {
    this.#workbook = workbook;
    this.#merged = merged;
    this.#notes = notes;
  }

  /** @returns the cells when the event ends a row */
  take(event: XmlEvent): Cell[] | null {
    this.#inline.take(event);
    if (event.type === 'text') {
      if (this.#isInValue) this.#value += event.text;
    } else if (event.type === 'open') this.#open(event.name, event.attributes);
    else return this.#close(event.name);
    return null;
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.#row = Number(attribute(attributes, 'r') ?? this.#row + 1);
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'c') {
      const reference = attribute(attributes, 'r');
      this.#column = reference === null ? this.#column + 1 : (positionOf(reference)?.column ?? 0);
      if (this.#column === 0) throw brokenWorkbook();
      this.#type = attribute(attributes, 't') ?? 'n';
      this.#style = Number(attribute(attributes, 's') ?? 0);
      this.#value = '';
      this.#hasFormula = false;
      this.#inline.text();
    } else if (name === 'v') this.#isInValue = true;
    else if (name === 'f') this.#hasFormula = true;
  }

  #close(name: string): Cell[] | null {
    if (name === 'v') this.#isInValue = false;
    else if (name === 'c') this.#put(this.#cell());
    else if (name === 'row') return this.#finishedRow();
    return null;
  }

  #put(cell: Cell): void {
    if (cell === '') return;
    if (this.#column > maxColumns)
      throw new TableRefusal('too-many-cells', `This sheet has more than ${maxColumns} columns.`);
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = cell;
  }

  #cell(): Cell {
    if (this.#hasFormula) this.#notes.set('formulas', (this.#notes.get('formulas') ?? 0) + 1);
    const value = this.#value;
    if (this.#type === 'inlineStr') return this.#inline.text();
    if (value === '')
      return this.#hasFormula && this.#type !== 'str' ? { fault: 'formula-without-value', text: '' } : '';
    if (this.#type === 's') return this.#workbook.texts[Number(value)] ?? '';
    if (this.#type === 'str') return value;
    if (this.#type === 'b') return value === '1';
    if (this.#type === 'e') return { fault: 'cell-error', text: value };
    if (this.#type === 'd') return { day: value.slice(0, 10) };
    const number = Number(value);
    if (!Number.isFinite(number)) return { fault: 'cell-error', text: value };
    return this.#workbook.isDateStyle[this.#style] ? this.#day(number) : number;
  }

  /** Excel counts days from 1899-12-30 (it treats 1900 as a leap year), or from 1904-01-01. */
  #day(serial: number): Cell {
    const day = this.#workbook.from1904 ? serial + 1462 : serial;
    if (day < 61 || day > 2_958_465) return serial;
    return { day: new Date((Math.floor(day) - 25_569) * 86_400_000).toISOString().slice(0, 10) };
  }

  #finishedRow(): Cell[] {
    const cells = this.#cells;
    for (const area of this.#merged) {
      if (this.#row < area.top || this.#row > area.bottom) continue;
      if (this.#row === area.top) area.value = cells[area.left - 1] ?? '';
      for (let column = area.left; column <= Math.min(area.right, maxColumns); column++) {
        while (cells.length < column) cells.push('');
        cells[column - 1] = area.value;
      }
    }
    return cells;
  }
}
