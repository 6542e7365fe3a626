import type { RecordKind } from '../../../model/api/records.ts';
import type { TableName } from '../../../model/api/tables.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import type { Body } from '../../types.ts';
import type { Form } from './form.ts';

/** A heading in each language; `#` is replaced by the number of a group. */
type Heading = Record<Language, string>;

/** A column, or one of a numbered group (`source_#`), whose path has `#` in place of the list index. */
export interface ColumnPlan {
  name: string;
  heading: Heading;
  /** Headings that earlier releases of the program wrote; files that have them can still be imported. */
  formerHeadings?: readonly string[];
  /** Where the value is in the body. */
  path: string[];
  form: Form;
  /** A new record cannot be made without it. */
  required: boolean;
  /** The kind of record that it names, by its id or by a name in any language. */
  refers?: RecordKind;
}

/** A column of a file: a plan with the number of its group filled in. */
export interface Column extends Omit<ColumnPlan, 'path'> {
  path: (string | number)[];
}

export interface TablePlan {
  name: TableName;
  kind: RecordKind;
  columns: ColumnPlan[];
  /** Of a table for one purpose: the id of a row without one, what it means by default, and which records it exports. */
  purpose?: {
    idOf(body: Body): string;
    defaults(body: Body): void;
    holds(body: Body): boolean;
  };
}

/** Maximum citations or seats of one row. */
export const maxGroupSize = 40;

/** Whether the plan is of a numbered group. */
export const isGrouped = ({ path }: ColumnPlan): boolean => path.includes('#');

/** The column of a plan, with its number (from 1) within the group. */
function columnAt(plan: ColumnPlan, number: number): Column {
  const numbered = (words: string) => words.replace('#', String(number));
  const { kk, ru, en } = plan.heading;
  return {
    ...plan,
    name: numbered(plan.name),
    heading: { kk: numbered(kk), ru: numbered(ru), en: numbered(en) },
    path: plan.path.map((step) => (step === '#' ? number - 1 : step)),
  };
}

/** All columns of a table, with `sizeOf` members in each group; the columns of one member are adjacent. */
export function columnsOf({ columns }: TablePlan, sizeOf: (group: string) => number): Column[] {
  const groups = Map.groupBy(columns, (plan) => (isGrouped(plan) ? (plan.path[0] ?? '') : plan));
  return [...groups].flatMap(([group, plans]) => {
    const size = typeof group === 'string' ? sizeOf(group) : 1;
    return Array.from({ length: size }, (_, index) => plans.map((plan) => columnAt(plan, index + 1))).flat();
  });
}

/** The group number in a heading or an id, 1 by default. Null when no group is that large. */
function groupNumber(text: string): number | null {
  const number = Number(/\d+/.exec(text)?.[0] ?? 1);
  return number < 1 || number > maxGroupSize ? null : number;
}

/** `Source 2:`, `source_2` and `SOURCE  2` are the same heading. */
const folded = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\ufeff/, '')
    .replace(/[\s_*:.,()\u00a0-]+/g, ' ')
    .trim();

/**
 * The column id that each heading of a file denotes, by the id or the heading in any language; null when it denotes no
 * column, or one that an earlier heading denotes already.
 */
export function mappingOf(plan: TablePlan, headers: readonly string[]): (string | null)[] {
  const plans = new Map<string, ColumnPlan>();
  for (const column of plan.columns) {
    const headings = [...languages.map((language) => column.heading[language]), ...(column.formerHeadings ?? [])];
    for (const heading of [column.name, ...headings]) {
      plans.set(folded(heading), column);
    }
  }
  const taken = new Set<string>();
  return headers.map((header) => {
    const words = folded(header);
    const number = groupNumber(words);
    const column = plans.get(words.replace(/\d+/, '#')) ?? plans.get(`${words} #`);
    if (column === undefined || number === null) return null;
    const name = columnAt(column, number).name;
    if (taken.has(name)) return null;
    taken.add(name);
    return name;
  });
}

/** The column with this id; null when the table has none. */
export function columnById(plan: TablePlan, id: string): Column | null {
  const number = groupNumber(id);
  const column = plan.columns.find((each) => each.name === (isGrouped(each) ? id.replace(/\d+/, '#') : id));
  return column === undefined || number === null ? null : columnAt(column, number);
}

/** The value at a path of a body; undefined when it is absent. */
export function valueAt(body: unknown, path: Column['path']): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** The cell of a column; null when it is empty. */
export function cellOf(body: Body, { path, form }: Column): string | number | null {
  const value = valueAt(body, path);
  if (value === undefined || value === null || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : form.write(value);
  // `amount` is a number or a group, whose members have their own columns.
  return typeof value === 'object' ? null : form.write(value);
}
