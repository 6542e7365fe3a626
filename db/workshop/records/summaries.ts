import type { RecordKey, RecordKind, RecordSummary } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Drafts } from './drafts.ts';
import type { Title } from './title.ts';

export interface SummaryRow {
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
export const summaryColumns = `record.kind, record.id, record.title, record.state, record.head AS revision, record.problems,
  newest.at AS changedAt, newest.name AS changedBy`;

/** What a record shows in a list. */
export interface Summaries {
  ofRow(row: SummaryRow): RecordSummary;
  ofKey(key: RecordKey): RecordSummary | null;
  /** A record that somebody has begun and not saved. */
  unborn(key: RecordKey): RecordSummary;
}

export function summaries(db: WritableDb, drafts: Drafts): Summaries {
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
