import type { RecordKey, RecordState } from '../../model/api/records.ts';
import { type FieldCondition, type ListCell, ownColumns } from '../../model/api/selection.ts';
import { fold } from '../../model/fold.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import { isFields } from '../records/changes.ts';
import { pointersOf } from '../records/kinds.ts';
import { amountWords, type Title } from '../records/title.ts';
import type { Body } from '../types.ts';

/** A record as lists, filters and exports read it. */
export interface ListedRecord extends RecordKey {
  title: Title;
  state: RecordState;
  problems: number;
  changedAt: string;
  changedBy: string;
  /** Number of the newest revision. */
  head: number;
  body: Body;
}

export interface CellContext {
  language: Language;
  titleOf: (key: RecordKey) => Title;
}

const isOwn = (field: string): field is (typeof ownColumns)[number] => ownColumns.some((own) => own === field);

const ownOf = (record: ListedRecord, column: (typeof ownColumns)[number]) =>
  column === 'recordKind' ? record.kind : record[column];

const inLanguage = (title: Title, language: Language): string =>
  [language, ...languages].map((each) => title[each]).find((words) => words) ?? '';

/** What a column shows of a record; empty: nothing is written there. */
export function cellOf(record: ListedRecord, column: string, context: CellContext): ListCell {
  if (column === 'title') return [inLanguage(record.title, context.language)].filter(Boolean);
  if (isOwn(column)) return [ownOf(record, column)].flatMap((value) => (typeof value === 'object' ? [] : value));
  const field = fieldOf(record.body, column);
  if (field === null) return [];
  const titles = pointersOf(record.kind, record.body)
    .filter(({ path }) => path[0] === field)
    .map((key) => inLanguage(context.titleOf(key), context.language) || key.id);
  return titles.length > 0 ? [...new Set(titles)] : textsOf(record.body[field], context.language);
}

/** The first of the alternatives (`amount|date`) that a body has. */
function fieldOf(body: Body, column: string): string | null {
  return column.split('|').find((name) => body[name] !== undefined) ?? null;
}

function textsOf(value: unknown, language: Language): ListCell {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  if (typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value)) return value.flatMap((member) => textsOf(member, language).slice(0, 1));
  if (!isFields(value)) return [];
  if ('min' in value || 'max' in value) return [amountWords(value, language)];
  if (languages.some((each) => each in value)) return [inLanguage(value as Title, language)];
  return [...new Set(Object.values(value).flatMap((member) => textsOf(member, language)))];
}

/** Every text, number and code within a field. */
function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (isFields(value)) return Object.values(value).flatMap(leavesOf);
  return value === undefined || value === null ? [] : [String(value)];
}

/** Whether a record meets a condition. */
export function meets(record: ListedRecord, condition: FieldCondition, context: CellContext): boolean {
  const { field, test, value } = condition;
  const name = isOwn(field) ? field : fieldOf(record.body, field);
  if (test === 'none') return name === null;
  if (name === null) return false;
  if (test === 'from' || test === 'to') return lies(cellOf(record, field, context)[0], test, value);
  const leaves = leavesOf(isOwn(name) ? ownOf(record, name) : record.body[name]);
  if (test === 'is') return leaves.includes(value);
  const titles = isOwn(name)
    ? []
    : pointersOf(record.kind, record.body)
        .filter(({ path }) => path[0] === name)
        .flatMap((key) => Object.values(context.titleOf(key)));
  return fold([...leaves, ...titles].join(' ')).includes(fold(value).trim());
}

function lies(cell: string | number | undefined, test: 'from' | 'to', value: string): boolean {
  if (cell === undefined) return false;
  if (typeof cell === 'number') return test === 'from' ? cell >= Number(value) : cell <= Number(value);
  const start = cell.slice(0, value.length);
  return test === 'from' ? start >= value : start <= value;
}
