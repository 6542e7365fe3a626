import { type RecordKey, type RecordKind, recordKinds } from '../../model/api/records.ts';
import type { ListCell, ListOrder, SelectedKeys } from '../../model/api/selection.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { sourceOf } from '../records/lists.ts';
import { createRanking } from '../records/ranking.ts';
import type { Title } from '../records/title.ts';
import type { Body, RecordFilter } from '../types.ts';
import { type CellContext, cellOf, type ListedRecord, meets } from './cells.ts';

/** Records that a list, an export or a change of many is about. */
export interface Selection extends Omit<RecordFilter, 'limit' | 'offset'> {
  order: ListOrder;
  /** Only these, in this order. */
  ids?: readonly string[] | undefined;
}

interface ListedRow extends Omit<ListedRecord, 'title' | 'body'> {
  serial: number;
  title: string;
  body: string;
}

const columns = `record.serial, record.kind, record.id, record.title, record.state, record.problems, record.head,
  newest.at AS changedAt, newest.name AS changedBy, newest.body`;

const newestJoin = 'CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head';

const prepareTitle = (db: Pick<ReadableDb, 'prepare'>) =>
  db.prepare<[string, string], { title: string }>('SELECT title FROM record WHERE kind = ? AND id = ?');

/** Titles of other records, each read once. */
export const cellContext = (db: Pick<ReadableDb, 'prepare'>, language: Language): CellContext =>
  contextOver(prepareTitle(db), language);

function contextOver(select: ReturnType<typeof prepareTitle>, language: Language): CellContext {
  const known = new Map<string, Title>();
  return {
    language,
    titleOf: ({ kind, id }) => {
      const name = `${kind} ${id}`;
      const title = known.get(name) ?? (JSON.parse(select.get(kind, id)?.title ?? '{}') as Title);
      known.set(name, title);
      return title;
    },
  };
}

const recordOf = ({ title, body, ...row }: ListedRow): ListedRecord & { serial: number } => ({
  ...row,
  title: JSON.parse(title) as Title,
  body: JSON.parse(body) as Body,
});

/**
 * Serials of the selected records, in their order. Reads the newest revision of every record that the filter gives:
 * belongs into a thread of its own.
 */
export function selectSerials(db: ReadableDb, selection: Selection): number[] {
  const { order, ids, ...filter } = selection;
  const context = cellContext(db, order.language);
  const found: { serial: number; id: string; key: string | number | null }[] = [];
  for (const record of candidates(db, filter)) {
    if (!order.where.every((condition) => meets(record, condition, context))) continue;
    const key = order.sort === null ? null : (cellOf(record, order.sort, context)[0] ?? null);
    found.push({ serial: record.serial, id: record.id, key });
  }
  if (ids !== undefined) {
    const places = new Map(ids.map((id, index) => [id, index]));
    return found
      .filter(({ id }) => places.has(id))
      .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))
      .map(({ serial }) => serial);
  }
  if (order.sort === null) return rankedFirst(db, filter, found);
  return found.sort(byKey(order)).map(({ serial }) => serial);
}

/** Empty cells come last in either direction. */
function byKey({ language, descending }: ListOrder) {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = descending ? -1 : 1;
  return (a: { key: string | number | null }, b: { key: string | number | null }): number => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return sign * (a.key - b.key);
    return sign * compare(String(a.key), String(b.key));
  };
}

function rankedFirst(db: ReadableDb, { kind, q = '' }: RecordFilter, found: readonly { serial: number }[]): number[] {
  const ranked = createRanking(db)(kind === undefined ? recordKinds : [kind], q);
  const there = new Set(found.map(({ serial }) => serial));
  return [...new Set([...ranked.filter((serial) => there.has(serial)), ...there])];
}

function* candidates(db: ReadableDb, filter: RecordFilter): Generator<ListedRecord & { serial: number }> {
  const { kind, q = '', list, subject } = filter;
  const isWhole = kind === undefined && q.trim() === '' && list === undefined && subject === undefined;
  const kinds: (RecordKind | undefined)[] = isWhole ? [...recordKinds] : [kind];
  for (const each of kinds) {
    const { from, where, order, values } = sourceOf({ ...filter, kind: each });
    if (values.includes(null)) continue;
    const rows = db.prepare<unknown[], ListedRow>(
      `SELECT ${columns} FROM ${from} ${newestJoin} WHERE ${where} ORDER BY ${order}`,
    );
    for (const row of rows.iterate(...values)) yield recordOf(row);
  }
}

/** Reads selected records one by one, as an export or a change of many needs them. */
export function* readRecords(db: ReadableDb, serials: readonly number[]): Generator<ListedRecord> {
  const select = db.prepare<[number], ListedRow>(`SELECT ${columns} FROM record ${newestJoin} WHERE record.serial = ?`);
  for (const serial of serials) {
    const row = select.get(serial);
    if (row !== undefined) yield recordOf(row);
  }
}

/** Cells of records that are known by their keys, for a page of a list. */
export function createCells(db: Pick<ReadableDb, 'prepare'>) {
  const title = prepareTitle(db);
  const select = db.prepare<[string, string], ListedRow>(
    `SELECT ${columns} FROM record ${newestJoin} WHERE record.kind = ? AND record.id = ?`,
  );
  return (keys: readonly RecordKey[], fields: readonly string[], language: Language): ListCell[][] => {
    const context = contextOver(title, language);
    return keys.map(({ kind, id }) => {
      const row = select.get(kind, id);
      return row === undefined ? [] : fields.map((field) => cellOf(recordOf(row), field, context));
    });
  };
}

/** One page of a selection. */
export function selectPage(db: ReadableDb, selection: Selection, limit: number, offset: number): SelectedKeys {
  const serials = selectSerials(db, selection);
  const keys = [...readRecords(db, serials.slice(offset, offset + limit))].map(({ kind, id }) => ({ kind, id }));
  return { keys, total: serials.length };
}
