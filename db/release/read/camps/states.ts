import type { DateValue } from '../../../model/api/date.ts';
import type { Language } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import { dateOf, groupBy } from '../columns.ts';

/** What held for a time: one of the three values is there. */
export interface State {
  name: string | null;
  parentId: string | null;
  regionId: string | null;
  period: DateValue;
}

interface StateRow extends Omit<State, 'period'> {
  subjectId: string;
  period: string;
}

/** Names, parents and regions by period, of each camp or place in order of time. They are few, and read once. */
export type StateReader = (kind: 'camp' | 'place') => ReadonlyMap<string, State[]>;

export function stateReader(db: ReadableDb, language: Language): StateReader {
  const rows = db.prepare<[string], StateRow>(`
    SELECT claim.subject_id AS subjectId, claim.period_json AS period, claim_state.parent_id AS parentId,
      claim_state.region_id AS regionId, iif(claim_state.claim_id IS NULL, claim.statement_${language}, NULL) AS name
    FROM claim LEFT JOIN claim_state ON claim_state.claim_id = claim.id
    WHERE claim.subject_kind = ? AND claim.property IN ('official-name', 'parent', 'region') AND claim.period_json IS NOT NULL
    ORDER BY claim.period_edtf`);
  const known = new Map<string, ReadonlyMap<string, State[]>>();
  return (kind) => {
    const found =
      known.get(kind) ??
      groupBy(
        rows.all(kind),
        ({ subjectId }) => subjectId,
        ({ subjectId: _, period, ...state }): State => ({ ...state, period: dateOf(period) }),
      );
    known.set(kind, found);
    return found;
  };
}
