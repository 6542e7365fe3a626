import {
  type Dashboard,
  dashboardLists,
  type RecordKey,
  type RecordKind,
  type RecordSummary,
  recordKinds,
} from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { RecordFilter } from '../types.ts';
import type { Drafts } from './drafts.ts';
import { foldedName, searchQuery } from './search.ts';
import type { Title } from './title.ts';

/** Lists of records. Each goes through an index; the summaries are read for one page of it. */
export interface Lists {
  records(filter: RecordFilter): { records: RecordSummary[]; total: number };
  summary(key: RecordKey): RecordSummary | null;
  /** Records that point to this one. */
  usedBy(key: RecordKey): RecordSummary[];
  claimsOf(subject: RecordKey): RecordSummary[];
  dashboard(): Dashboard;
}

/** The dashboard shows the first records of each list; a page of a list holds up to `maxPage`. */
const firstOnDashboard = 5;
const maxPage = 500;
const defaultPage = 50;
/** What a record shows of who points to it. */
const maxReferrers = 200;

export function createLists(db: WritableDb, drafts: Drafts): Lists {
  const summarize = summaries(db, drafts);
  const prepared = new Map<string, { page: PageStatement; count: CountStatement }>();
  const statementsFor = (source: Source) => {
    const name = `${source.from} ${source.where} ${source.order}`;
    const known = prepared.get(name) ?? prepareList(db, source);
    prepared.set(name, known);
    return known;
  };
  const list = (filter: RecordFilter): Page => {
    const { limit = defaultPage, offset = 0 } = filter;
    if (filter.list === 'drafts') return draftList(drafts, summarize, Math.min(limit, maxPage), offset);
    if (wayOf(filter) === 'kind' && filter.kind === undefined) return kindByKind(list, filter);
    const source = sourceOf(filter);
    const { values } = source;
    if (values.includes(null)) return { records: [], total: 0 };
    const { page, count } = statementsFor(source);
    const found = page.all(...values, Math.min(limit, maxPage), offset).map(summarize.ofRow);
    const records = offset === 0 ? withNamedFirst(namedLike(filter), found, limit) : found;
    return { records, total: count.get(...values)?.total ?? 0 };
  };
  const using = prepareList(db, users).page;
  const named = prepareList(db, names).page;
  const namedLike = ({ q = '', kind, state, list: onDesk, subject }: RecordFilter): RecordSummary[] => {
    const name = foldedName(q);
    if (name === '' || state !== undefined || onDesk !== undefined || subject !== undefined) return [];
    const kinds = kind === undefined ? recordKinds : [kind];
    return kinds.flatMap((of) => named.all(of, name, `${name}\u{10ffff}`, maxNamed, 0).map(summarize.ofRow));
  };
  return {
    records: list,
    summary: summarize.ofKey,
    usedBy: ({ kind, id }) => using.all(kind, id, maxReferrers, 0).map(summarize.ofRow),
    claimsOf: (subject) => list({ kind: 'claim', subject, limit: maxPage }).records,
    dashboard: () => ({
      lists: dashboardLists.map((name) => {
        const { records, total } = list({ list: name, limit: firstOnDashboard });
        return { list: name, count: total, first: records };
      }),
    }),
  };
}

type Page = ReturnType<Lists['records']>;

/** Everything there is: the kinds one after the other. */
function kindByKind(list: (filter: RecordFilter) => Page, filter: RecordFilter): Page {
  const { limit = defaultPage, offset = 0 } = filter;
  const all: Page = { records: [], total: 0 };
  for (const kind of recordKinds) {
    const wanted = Math.min(limit, maxPage) - all.records.length;
    const page = list({ ...filter, kind, limit: wanted, offset: Math.max(0, offset - all.total) });
    all.records.push(...page.records);
    all.total += page.total;
  }
  return all;
}

type PageStatement = ReturnType<typeof prepareList>['page'];
type CountStatement = ReturnType<typeof prepareList>['count'];

function prepareList(db: WritableDb, { from, where, order }: Pick<Source, 'from' | 'where' | 'order'>) {
  return {
    page: db.prepare<unknown[], SummaryRow>(`
      SELECT ${summaryColumns} FROM ${from}
      CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
      WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`),
    // A dashboard list is counted by its own index alone.
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

/** Records that are called so, or whose name begins so. */
const names = {
  from: 'name CROSS JOIN record ON record.serial = name.record',
  where: `name.kind = ? AND name.folded >= ? AND name.folded < ? AND record.state <> 'withdrawn'`,
  order: 'name.folded',
};

/** So many of a kind go before what only has the words somewhere. */
const maxNamed = 20;

/** Who looks for a camp by its name wants the camp, not everything that mentions it. */
function withNamedFirst(
  named: readonly RecordSummary[],
  found: readonly RecordSummary[],
  limit: number,
): RecordSummary[] {
  const byKey = new Map([...named, ...found].map((record) => [`${record.kind} ${record.id}`, record]));
  return [...byKey.values()].slice(0, limit);
}

const ofList = 'listed.list = ?';

interface Source {
  from: string;
  where: string;
  order: string;
  /** Null: nothing can be found. */
  values: (string | null)[];
}

/** What a list goes through: words, a dashboard list, the claims of a subject, or a kind. */
type Way = 'words' | 'list' | 'subject' | 'kind';

function wayOf({ q, list, subject }: RecordFilter): Way {
  if (q !== undefined && q.trim() !== '') return 'words';
  if (list !== undefined) return 'list';
  return subject === undefined ? 'kind' : 'subject';
}

function sourceOf(filter: RecordFilter): Source {
  const { kind, state, list, q = '', subject } = filter;
  const way = wayOf(filter);
  const conditions: [condition: string, ...values: (string | null)[]][] = [];
  if (way === 'words') conditions.push(['word MATCH ?', searchQuery(q)]);
  if (list !== undefined) conditions.push([ofList, list]);
  if (subject !== undefined) {
    conditions.push(['record.subject_kind = ? AND record.subject_id = ?', subject.kind, subject.id]);
  }
  if (state !== undefined) conditions.push(['record.state = ?', state]);
  else if (list === undefined) conditions.push([`record.state <> 'withdrawn'`]);
  if (kind !== undefined) conditions.push(['record.kind = ?', kind]);
  return {
    from: fromOf(way, list !== undefined),
    where: conditions.map(([condition]) => condition).join(' AND '),
    order: orders[way],
    values: conditions.flatMap(([, ...bound]) => bound),
  };
}

/** Each in the order in which its index gives the records: nothing has to be sorted. */
const orders: Record<Way, string> = {
  words: 'word.rowid',
  list: 'listed.record',
  subject: 'record.position',
  kind: 'record.position',
};

function fromOf(way: Way, isListed: boolean): string {
  const listed = isListed ? 'CROSS JOIN listed ON listed.record = record.serial' : '';
  const froms: Record<Way, string> = {
    words: `word CROSS JOIN record ON record.serial = word.rowid ${listed}`,
    list: 'listed CROSS JOIN record ON record.serial = listed.record',
    subject: 'record INDEXED BY record_subject',
    kind: 'record INDEXED BY record_order',
  };
  return froms[way];
}

function draftList(drafts: Drafts, summarize: Summaries, limit: number, offset: number) {
  const records = drafts.keys(limit, offset).map((key) => summarize.ofKey(key) ?? summarize.unsaved(key));
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

/** Of `record`, and of its newest revision as `newest`. */
const summaryColumns = `record.kind, record.id, record.title, record.state, record.head AS revision, record.problems,
  newest.at AS changedAt, newest.name AS changedBy`;

/** What a record shows in a list. */
interface Summaries {
  ofRow(row: SummaryRow): RecordSummary;
  ofKey(key: RecordKey): RecordSummary | null;
  /** A record that somebody has begun and not saved. */
  unsaved(key: RecordKey): RecordSummary;
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
    unsaved: ({ kind, id }) => {
      const authors = drafts.authors({ kind, id });
      const [changedBy = ''] = authors;
      return { kind, id, title: {}, state: 'new', revision: 0, drafts: authors, problems: 0, changedAt: '', changedBy };
    },
  };
}
