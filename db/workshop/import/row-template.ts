import * as v from 'valibot';
import type { RecordKind } from '../../model/api/workshop.ts';
import { recordSchemas } from '../../model/entry/record.ts';
import { isId, isTooLong } from '../records/body.ts';
import type { Neighbours } from '../records/related-records.ts';
import { searchWords } from '../records/search-words.ts';
import { titleOf } from '../records/title.ts';
import { type Body, valueAt } from './body.ts';
import { type Cell, isEmptyCell, type SheetRow } from './cell.ts';
import type { Column } from './column.ts';
import { type ReadRow, type RowPlan, readCell } from './row.ts';
import { type JudgedRow, type Setting, withSetting } from './validated-rows.ts';

type Path = readonly (string | number)[];

/**
 * A part of a body that free cells fill: a field at its top, such as the amount, or a member of a list, such as a
 * citation. Whatever is asked of free cells is asked within their part, by its schema.
 */
interface Part {
  field: string;
  /** Position in the list; null: the field itself. */
  member: number | null;
  schema: v.GenericSchema;
  /** Free fields of the member, or the field itself (''), and the cells that they come from. */
  cells: { name: string; index: number }[];
}

/** A row that was found right, for those that differ from it in free cells alone. */
interface Precedent {
  body: Body;
  /** With the words of all but the free cells. */
  setting: Setting;
  parts: Part[];
}

/** A table has few sorts of rows, or as many as rows: then remembering them is of no use. */
const mostRemembered = 2_000;
const mostMet = 10_000;

/**
 * Most rows of a large table differ in their ids, their amounts and where they are printed, and in nothing that a check
 * looks at. Such a row is judged once; the others follow it, after their own cells are read and held against the schema.
 */
export class Precedents {
  readonly #plan: RowPlan;
  readonly #idIndex: number;
  /** Of the cells that have to be the same, and of those that are free but for being empty or not. */
  readonly #told: number[];
  readonly #free: number[];
  readonly #isOfUse: boolean;
  readonly #among: Neighbours;
  readonly #known = new Map<string, Precedent>();
  /** Sorts that were met once: only what comes again is worth a precedent. */
  readonly #met = new Set<string>();

  constructor(plan: RowPlan, among: Neighbours) {
    this.#plan = plan;
    this.#idIndex = plan.columns.findIndex((column) => column?.name === 'id');
    const indexes = [...plan.columns.keys()].filter((index) => plan.columns[index] && index !== this.#idIndex);
    this.#told = indexes.filter((index) => !plan.columns[index]?.free);
    this.#free = indexes.filter((index) => plan.columns[index]?.free);
    this.#isOfUse = plan.plan.columns.some(({ free }) => free);
    this.#among = among;
  }

  /** The row as a new record, judged as its precedent was; null where it has none, or has to be judged by itself. */
  follow(row: SheetRow): JudgedRow | null {
    const sort = this.#sortOf(row.cells);
    const precedent = sort === null ? undefined : this.#known.get(sort);
    if (precedent === undefined) return null;
    const id = this.#read(row.cells, this.#idIndex);
    if (typeof id !== 'string' || !isId(id)) return null;
    const body: Body = { ...precedent.body, id };
    const own: Body = {};
    for (const part of precedent.parts) if (!this.#fill(body, part, row.cells, own)) return null;
    const json = JSON.stringify(body);
    if (isTooLong(json)) return null;
    const key = { kind: this.#plan.plan.kind, id };
    return withSetting(key, { body, json, own }, this.#among, precedent.setting);
  }

  /**
   * What has to be the same in rows that follow each other: every cell that is not free, and which of the free ones are
   * empty. Null where the row is of no sort: with too few or too many cells, or with such as a spreadsheet types.
   */
  #sortOf(cells: readonly Cell[]): string | null {
    const { headers, ragged } = this.#plan;
    if (!this.#isOfUse || (ragged ? cells.length !== headers.length : cells.length > headers.length)) return null;
    let sort = '';
    for (const index of this.#told) {
      const cell = cells[index] ?? '';
      if (typeof cell === 'object') return null;
      if (typeof cell !== 'string') sort += typeof cell;
      sort += cell;
      sort += '\u0000';
    }
    for (const index of this.#free) sort += isEmptyCell(cells[index] ?? '') ? '-' : '+';
    return sort;
  }

  /** Puts a part's cells into a body, and beside it. @returns false where the row has to be judged by itself */
  #fill(body: Body, { field, member, schema, cells: free }: Part, cells: readonly Cell[], own: Body): boolean {
    const read: Body = {};
    for (const { name, index } of free) {
      const value = this.#read(cells, index);
      if (value === undefined) return false;
      read[name] = value;
    }
    const members = member === null ? [] : [...(body[field] as object[])];
    const parsed = v.safeParse(schema, member === null ? read[''] : { ...members[member], ...read });
    if (!parsed.success) return false;
    if (member === null) {
      body[field] = parsed.output;
      own[field] = parsed.output;
    } else {
      body[field] = members.with(member, parsed.output as object);
      own[`${field} ${member}`] = read;
    }
    return true;
  }

  /** A cell's value; undefined where something is wrong with it. */
  #read(cells: readonly Cell[], index: number): unknown {
    const column = this.#plan.columns[index];
    if (!column) return undefined;
    const reading = readCell(cells[index] ?? '', column, this.#plan);
    return 'value' in reading ? reading.value : undefined;
  }

  /** Remembers a row in which nothing was found wrong. */
  set(row: SheetRow, { positions }: ReadRow, body: Body, setting: Setting): void {
    const sort = this.#sortOf(row.cells);
    if (sort === null || !this.#isMetAgain(sort)) return;
    const parts = this.#partsOf(row.cells, positions, body);
    if (parts === null) return;
    if (this.#known.size >= mostRemembered) this.#known.clear();
    const key = { kind: this.#plan.plan.kind, id: '' };
    const shared = withoutFree(body, parts);
    const title = titleOf(key, shared, (other) => this.#among.find(other)?.title ?? {});
    const words = searchWords(key, title, shared);
    this.#known.set(sort, { body: copyOf(body), setting: { ...copyOf(setting), words }, parts });
  }

  #isMetAgain(sort: string): boolean {
    if (this.#met.has(sort)) return true;
    if (this.#met.size >= mostMet) this.#met.clear();
    this.#met.add(sort);
    return false;
  }

  /** Null where a free cell does not stand in the body as it was read. */
  #partsOf(cells: readonly Cell[], positions: ReadRow['positions'], body: Body): Part[] | null {
    const parts = new Map<string, Part>();
    for (const [index, column] of this.#plan.columns.entries()) {
      if (!column?.free || isEmptyCell(cells[index] ?? '')) continue;
      const [field, member, name] = placeOf(column, positions);
      const path: Path = member === null ? [field] : [field, member, name];
      const schema = schemaAt(this.#plan.plan.kind, field, member !== null);
      if (schema === null || !Object.is(valueAt(body, path), this.#read(cells, index))) return null;
      const part = parts.get(`${field} ${member}`) ?? { field, member, schema, cells: [] };
      part.cells.push({ name, index });
      parts.set(`${field} ${member}`, part);
    }
    return [...parts.values()];
  }
}

/** Of JSON. What was cut out of a line would keep the whole line alive. */
const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function withoutFree(body: Body, parts: readonly Part[]): Body {
  const { id: _, ...rest } = copyOf(body);
  for (const { field, member, cells } of parts) {
    if (member === null) delete rest[field];
    else for (const { name } of cells) delete (rest[field] as Body[])[member]?.[name];
  }
  return rest;
}

/** Where a free cell goes once the gaps of its list are closed. */
function placeOf(
  { path }: Column,
  positions: ReadRow['positions'],
): [field: string, member: number | null, name: string] {
  const [field, member, name] = path;
  if (typeof member !== 'number') return [String(field), null, ''];
  return [String(field), positions.get(String(field))?.indexOf(member) ?? member, String(name)];
}

/** The schema of a record's field, or of the members of its list; null where it has none to be found. */
function schemaAt(kind: RecordKind, field: string, isMember: boolean): v.GenericSchema | null {
  const whole = plain(recordSchemas[kind]);
  const entry = 'entries' in whole ? (whole.entries as Record<string, v.GenericSchema>)[field] : undefined;
  if (entry === undefined || !isMember) return entry ?? null;
  const list = plain(entry);
  return 'item' in list ? (list.item as v.GenericSchema) : null;
}

/** A schema without the checks that are piped after it, and without being optional. */
function plain(schema: v.GenericSchema): v.GenericSchema {
  if ('wrapped' in schema) return plain(schema.wrapped as v.GenericSchema);
  if (!('pipe' in schema)) return schema;
  const [first] = schema.pipe as [v.GenericSchema];
  return first === schema ? schema : plain(first);
}
