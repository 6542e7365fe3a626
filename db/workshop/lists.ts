import type { WritableDb } from '../connection.ts';
import {
  type Desk,
  deskLists,
  type RecordKey,
  type RecordKind,
  type RecordSummary,
  recordKinds,
} from '../model/record/workshop.ts';
import type { Drafts } from './drafts.ts';
import type { Title } from './title.ts';
import { searchQuery } from './words.ts';
import type { RecordFilter } from './workshop.ts';

/** Lists of records. Each goes through an index; the summaries are read for one page of it. */
export interface Lists {
  records(filter: RecordFilter): { records: RecordSummary[]; total: number };
  summary(key: RecordKey): RecordSummary | null;
  /** Records that point to this one. */
  usedBy(key: RecordKey): RecordSummary[];
  claimsOf(subject: RecordKey): RecordSummary[];
  desk(): Desk;
}

/** On the desk each list shows its first; a page of a list holds up to `longestPage`. */
const firstOnDesk = 5;
const longestPage = 500;
const usualPage = 50;
/** What a record shows of who points to it. */
const longestUse = 200;

export function createLists(db: WritableDb, drafts: Drafts): Lists {
  const summarize = summaries(db, drafts);
  const prepared = new Map<string, { page: PageStatement; count: CountStatement }>();
  const statementsFor = (source: string) => {
    const known = prepared.get(source) ?? prepareList(db, source);
    prepared.set(source, known);
    return known;
  };
  const list = (filter: RecordFilter) => {
    const { limit = usualPage, offset = 0 } = filter;
    if (filter.list === 'drafts') return draftList(drafts, summarize, Math.min(limit, longestPage), offset);
    const { source, order, values } = sourceOf(filter);
    if (values.includes(null)) return { records: [], total: 0 };
    const { page, count } = statementsFor(`${source}\nORDER BY ${order}`);
    const records = page.all(...values, Math.min(limit, longestPage), offset).map(summarize.ofRow);
    return { records, total: count.get(...values)?.total ?? 0 };
  };
  const using = prepareList(db, `${usersSource}\nORDER BY record.serial`).page;
  return {
    records: list,
    summary: summarize.ofKey,
    usedBy: ({ kind, id }) => using.all(kind, id, longestUse, 0).map(summarize.ofRow),
    claimsOf: (subject) => list({ kind: 'claim', subject, limit: longestPage }).records,
    desk: () => ({
      lists: deskLists.map((name) => {
        const { records, total } = list({ list: name, limit: firstOnDesk });
        return { list: name, count: total, first: records };
      }),
    }),
  };
}

type PageStatement = ReturnType<typeof prepareList>['page'];
type CountStatement = ReturnType<typeof prepareList>['count'];

/** `source`: from FROM to ORDER BY. */
function prepareList(db: WritableDb, source: string) {
  const from = source.slice(0, source.lastIndexOf('\nORDER BY'));
  return {
    page: db.prepare<unknown[], SummaryRow>(`SELECT ${summaryColumns} ${source} LIMIT ? OFFSET ?`),
    count: db.prepare<unknown[], { total: number }>(`SELECT count(*) AS total ${from}`),
  };
}

const usersSource = `FROM pointer
  CROSS JOIN record ON record.serial = pointer.record
  CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
  WHERE pointer.target_kind = ? AND pointer.target_id = ?`;

interface Source {
  source: string;
  order: string;
  /** Null: nothing can be found. */
  values: (string | null)[];
}

/** What drives the list: words, a list of the desk, a subject, a state, or the kinds one by one. */
function sourceOf({ kind, state, list, q, subject }: RecordFilter): Source {
  const kinds = JSON.stringify(kind === undefined ? recordKinds : [kind]);
  const conditions: string[] = [];
  const values: (string | null)[] = [];
  const add = (condition: string, ...more: (string | null)[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  const isSearch = q !== undefined && q.trim() !== '';
  if (isSearch) add('word MATCH ?', searchQuery(q));
  if (list !== undefined) add('listed.list = ?', list);
  if (subject !== undefined) add('record.subject_kind = ? AND record.subject_id = ?', subject.kind, subject.id);
  if (state !== undefined) add('record.state = ?', state);
  else if (list === undefined) add('record.withdrawn = 0');
  const byKind = !isSearch && list === undefined && subject === undefined;
  if (byKind || kind !== undefined)
    add(byKind ? 'wanted.value IS NOT NULL' : 'record.kind = ?', ...(byKind ? [] : [kind ?? null]));
  const driver = driverOf(isSearch, list !== undefined, byKind);
  const source = `FROM ${driver}
    CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
    WHERE ${conditions.join(' AND ')}`;
  const order = byKind
    ? 'wanted.key, record.position'
    : subject !== undefined && !isSearch && list === undefined
      ? 'record.position'
      : 'record.serial';
  return { source, order, values: byKind ? [kinds, ...values] : values };
}

function driverOf(isSearch: boolean, isListed: boolean, byKind: boolean): string {
  if (isSearch && isListed)
    return 'word CROSS JOIN record ON record.serial = word.rowid CROSS JOIN listed ON listed.record = record.serial';
  if (isSearch) return 'word CROSS JOIN record ON record.serial = word.rowid';
  if (isListed) return 'listed CROSS JOIN record ON record.serial = listed.record';
  return byKind ? 'json_each(?) AS wanted CROSS JOIN record ON record.kind = wanted.value' : 'record';
}

function draftList(drafts: Drafts, summarize: Summaries, limit: number, offset: number) {
  const records = drafts.keys(limit, offset).map((key) => summarize.ofKey(key) ?? summarize.unborn(key));
  return { records, total: drafts.count() };
}

interface SummaryRow {
  kind: RecordKind;
  id: string;
  title: string;
  state: RecordSummary['state'];
  revision: number;
  problems: number;
  changedAt: string;
  changedBy: string;
}

const summaryColumns = `record.kind, record.id, record.title, record.state, record.head AS revision, record.problems,
  newest.at AS changedAt, newest.name AS changedBy`;

interface Summaries {
  ofRow(row: SummaryRow): RecordSummary;
  ofKey(key: RecordKey): RecordSummary | null;
  /** A record that somebody has begun and not saved. */
  unborn(key: RecordKey): RecordSummary;
}

function summaries(db: WritableDb, drafts: Drafts): Summaries {
  const one = db.prepare<[string, string], SummaryRow>(`
    SELECT ${summaryColumns} FROM record
    CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
    WHERE record.kind = ? AND record.id = ?`);
  const ofRow = (row: SummaryRow): RecordSummary => {
    return { ...row, title: JSON.parse(row.title) as Title, drafts: drafts.authors(row) };
  };
  return {
    ofRow,
    ofKey: ({ kind, id }) => {
      const row = one.get(kind, id);
      return row ? ofRow(row) : null;
    },
    unborn: ({ kind, id }) => {
      const authors = drafts.authors({ kind, id });
      const [changedBy = ''] = authors;
      return { kind, id, title: {}, state: 'new', revision: 0, drafts: authors, problems: 0, changedAt: '', changedBy };
    },
  };
}
