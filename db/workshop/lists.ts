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
  const statementsFor = (source: Source) => {
    const name = `${source.from} ${source.where} ${source.order}`;
    const known = prepared.get(name) ?? prepareList(db, source);
    prepared.set(name, known);
    return known;
  };
  const list = (filter: RecordFilter) => {
    const { limit = usualPage, offset = 0 } = filter;
    if (filter.list === 'drafts') return draftList(drafts, summarize, Math.min(limit, longestPage), offset);
    const source = sourceOf(filter);
    const { values } = source;
    if (values.includes(null)) return { records: [], total: 0 };
    const { page, count } = statementsFor(source);
    const records = page.all(...values, Math.min(limit, longestPage), offset).map(summarize.ofRow);
    return { records, total: count.get(...values)?.total ?? 0 };
  };
  const using = prepareList(db, users).page;
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

function prepareList(db: WritableDb, { from, where, order }: Pick<Source, 'from' | 'where' | 'order'>) {
  return {
    page: db.prepare<unknown[], SummaryRow>(`
      SELECT ${summaryColumns} FROM ${from}
      CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
      WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`),
    // A list of the desk is counted by its own index alone.
    count: db.prepare<unknown[], { total: number }>(
      `SELECT count(*) AS total FROM ${where === ofList ? 'listed' : from} WHERE ${where}`,
    ),
  };
}

const users = {
  from: 'pointer CROSS JOIN record ON record.serial = pointer.record',
  where: 'pointer.target_kind = ? AND pointer.target_id = ?',
  order: 'pointer.record',
};

const ofList = 'listed.list = ?';

interface Source {
  from: string;
  where: string;
  order: string;
  /** Null: nothing can be found. */
  values: (string | null)[];
}

/** What a list goes through: words, a list of the desk, the claims of a subject, or the kinds one by one. */
function sourceOf({ kind, state, list, q, subject }: RecordFilter): Source {
  const isSearch = q !== undefined && q.trim() !== '';
  const isByKind = !isSearch && list === undefined && subject === undefined;
  const conditions: [condition: string, ...values: (string | null)[]][] = [];
  if (isSearch) conditions.push(['word MATCH ?', searchQuery(q)]);
  if (list !== undefined) conditions.push([ofList, list]);
  if (subject !== undefined)
    conditions.push(['record.subject_kind = ? AND record.subject_id = ?', subject.kind, subject.id]);
  if (state !== undefined) conditions.push(['record.state = ?', state]);
  else if (list === undefined) conditions.push([`record.state <> 'withdrawn'`]);
  if (kind !== undefined && !isByKind) conditions.push(['record.kind = ?', kind]);
  const values = conditions.flatMap(([, ...bound]) => bound);
  return {
    from: fromOf(isSearch, list !== undefined, isByKind),
    where: conditions.length === 0 ? 'TRUE' : conditions.map(([condition]) => condition).join(' AND '),
    order: orderOf(isSearch, list !== undefined, isByKind),
    values: isByKind ? [JSON.stringify(kind === undefined ? recordKinds : [kind]), ...values] : values,
  };
}

/** Each in the order in which its index gives the records: nothing has to be sorted. */
function orderOf(isSearch: boolean, isListed: boolean, isByKind: boolean): string {
  if (isSearch) return 'word.rowid';
  if (isListed) return 'listed.record';
  return isByKind ? 'wanted.key, record.position' : 'record.position';
}

function fromOf(isSearch: boolean, isListed: boolean, isByKind: boolean): string {
  const listed = 'CROSS JOIN listed ON listed.record = record.serial';
  if (isSearch) return `word CROSS JOIN record ON record.serial = word.rowid ${isListed ? listed : ''}`;
  if (isListed) return 'listed CROSS JOIN record ON record.serial = listed.record';
  return isByKind ? 'json_each(?) AS wanted CROSS JOIN record ON record.kind = wanted.value' : 'record';
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
