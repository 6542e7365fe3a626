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
import { createRanking } from './ranking.ts';
import { searchQuery } from './search.ts';
import type { Title } from './title.ts';

/** Lists of records. Each reads an index; summaries are read for one page only. */
export interface Lists {
  records(filter: RecordFilter): { records: RecordSummary[]; total: number };
  summary(key: RecordKey): RecordSummary | null;
  /** Records that point to this one. */
  usedBy(key: RecordKey): RecordSummary[];
  claimsOf(subject: RecordKey): RecordSummary[];
  dashboard(): Pick<Dashboard, 'lists'>;
}

/** The dashboard shows the first records of each list; a page of a list holds up to `maxPage`. */
const firstOnDashboard = 5;
const maxPage = 500;
const defaultPage = 50;
/** What a record shows of the records that point to it. */
const maxReferrers = 200;

export function createLists(db: WritableDb, drafts: Drafts): Lists {
  const summarize = summaries(db, drafts);
  const rank = createRanking(db);
  const prepared = new Map<string, ReturnType<typeof prepareList>>();
  const preparedRanked = new Map<string, ReturnType<typeof prepareRanked>>();
  const statementsFor = (source: Source) => {
    const name = `${source.from} ${source.where} ${source.order}`;
    const known = prepared.get(name) ?? prepareList(db, source);
    prepared.set(name, known);
    return known;
  };
  /** What is called so, in the order of the ranking. */
  const ranked = (filter: RecordFilter): RankedRow[] => {
    const { kind, q = '' } = filter;
    const serials = rank(kind === undefined ? recordKinds : [kind], q);
    if (serials.length === 0) return [];
    const source = sourceOf({ ...filter, q: '' });
    const name = `${source.ranked.join} ${source.ranked.where}`;
    const statement = preparedRanked.get(name) ?? prepareRanked(db, source.ranked);
    preparedRanked.set(name, statement);
    const order = new Map(serials.map((serial, index) => [serial, index]));
    const place = ({ serial }: RankedRow) => order.get(serial) ?? 0;
    return statement.all(JSON.stringify(serials), ...source.values).sort((a, b) => place(a) - place(b));
  };
  const list = (filter: RecordFilter): Page => {
    const { limit = defaultPage, offset = 0 } = filter;
    if (filter.list === 'drafts') return draftList(drafts, summarize, Math.min(limit, maxPage), offset);
    if (wayOf(filter) === 'kind' && filter.kind === undefined) return kindByKind(list, filter);
    const first = wayOf(filter) === 'words' ? ranked(filter) : [];
    const source = sourceOf(
      filter,
      first.map(({ serial }) => serial),
    );
    const { values } = source;
    if (values.includes(null)) return { records: [], total: 0 };
    const { page, count } = statementsFor(source);
    const most = Math.min(limit, maxPage);
    const rows: SummaryRow[] = first.slice(offset, offset + most);
    const rest = page.all(...values, most - rows.length, Math.max(0, offset - first.length));
    const total = first.length + (count.get(...values)?.total ?? 0);
    return { records: [...rows, ...rest].map(summarize.ofRow), total };
  };
  const using = prepareList(db, users).page;
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

/** All records, kind by kind. */
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

/** Records of a list that are known by their serials. */
const prepareRanked = (db: WritableDb, { join, where }: Source['ranked']) =>
  db.prepare<unknown[], RankedRow>(`
    SELECT record.serial, ${summaryColumns} FROM json_each(?) AS ranked
    CROSS JOIN record ON record.serial = ranked.value ${join}
    CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
    WHERE ${where}`);

type RankedRow = SummaryRow & { serial: number };

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
  /** The same without the words, for records that are known by their serials. */
  ranked: { join: string; where: string };
}

/** What a list selects: words, a dashboard list, the claims of a subject, or a kind. */
type Way = 'words' | 'list' | 'subject' | 'kind';

function wayOf({ q, list, subject }: RecordFilter): Way {
  if (q !== undefined && q.trim() !== '') return 'words';
  if (list !== undefined) return 'list';
  return subject === undefined ? 'kind' : 'subject';
}

/** @param without serials of records that are listed already */
export function sourceOf(filter: RecordFilter, without: readonly number[] = []): Source {
  const { kind, state, list, q = '', subject } = filter;
  const way = wayOf(filter);
  const others: Condition[] = [];
  if (list !== undefined) others.push([ofList, list]);
  if (subject !== undefined) {
    others.push(['record.subject_kind = ? AND record.subject_id = ?', subject.kind, subject.id]);
  }
  if (state !== undefined) others.push(['record.state = ?', state]);
  else if (list === undefined) others.push([`record.state <> 'withdrawn'`]);
  if (kind !== undefined) others.push(['record.kind = ?', kind]);
  const words: Condition[] =
    way === 'words'
      ? [
          ['word MATCH ?', searchQuery(q)],
          ['record.serial NOT IN (SELECT value FROM json_each(?))', JSON.stringify(without)],
        ]
      : [];
  const conditions = [...words, ...others];
  const whereOf = (each: Condition[]) => each.map(([condition]) => condition).join(' AND ') || 'true';
  return {
    from: fromOf(way, list !== undefined),
    where: whereOf(conditions),
    order: orders[way],
    values: conditions.flatMap(([, ...bound]) => bound),
    ranked: { join: list === undefined ? '' : joinListed, where: whereOf(others) },
  };
}

type Condition = [condition: string, ...values: (string | null)[]];

const joinListed = 'CROSS JOIN listed ON listed.record = record.serial';

/** Each in the order of its index, so that SQLite sorts nothing. */
const orders: Record<Way, string> = {
  words: 'word.rowid',
  list: 'listed.record',
  subject: 'record.position',
  kind: 'record.position',
};

function fromOf(way: Way, isListed: boolean): string {
  const listed = isListed ? joinListed : '';
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
  about: string | null;
  property: string | null;
}

/** Of `record`, and of its newest revision as `newest`. */
const summaryColumns = `record.kind, record.id, record.title, record.state, record.head AS revision, record.problems,
  newest.at AS changedAt, newest.name AS changedBy,
  (SELECT subject.title FROM record AS subject
    WHERE subject.kind = record.subject_kind AND subject.id = record.subject_id) AS about,
  CASE record.kind WHEN 'claim' THEN json_extract(newest.body, '$.property') END AS property`;

/** What a record shows in a list. */
interface Summaries {
  ofRow(row: SummaryRow): RecordSummary;
  ofKey(key: RecordKey): RecordSummary | null;
  /** A record that was begun and not saved. */
  unsaved(key: RecordKey): RecordSummary;
}

function summaries(db: WritableDb, drafts: Drafts): Summaries {
  const one = db.prepare<[string, string], SummaryRow>(`
    SELECT ${summaryColumns} FROM record
    CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
    WHERE record.kind = ? AND record.id = ?`);
  const ofRow = ({ kind, id, state, revision, problems, changedAt, changedBy, ...row }: SummaryRow): RecordSummary => ({
    ...{ kind, id, state, revision, problems, changedAt, changedBy },
    title: JSON.parse(row.title) as Title,
    drafts: drafts.authors({ kind, id }),
    ...(row.about !== null && { about: JSON.parse(row.about) as Title }),
    ...(row.property !== null && { property: row.property }),
  });
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
