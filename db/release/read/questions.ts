import type { Claim, Term } from '../../model/api/claim.ts';
import type { Question, QuestionSummary, Tally } from '../../model/api/figures.ts';
import type { Language } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { ClaimReader } from './claims.ts';
import { inLanguage } from './columns.ts';
import type { ContradictionReader } from './contradictions.ts';

interface TallyRow {
  tallyClaimId: string | null;
  peoplePerStroke: number | null;
  endsClaimId: string | null;
}

export interface QuestionReader {
  list(): QuestionSummary[];
  find(id: string): Question | undefined;
}

export function questionReader(
  db: ReadableDb,
  language: Language,
  claims: ClaimReader,
  contradictions: ContradictionReader,
): QuestionReader {
  const columns = `
    question.id, ${inLanguage(language, 'question.title', 'question.lead')},
    (SELECT count(*) FROM question_claim WHERE question_claim.question_id = question.id) AS claimCount`;
  const all = db.prepare<[], QuestionSummary>(`SELECT ${columns} FROM question ORDER BY position`);
  const byId = db.prepare<[string], QuestionSummary & TallyRow>(`
    SELECT ${columns}, question.tally_claim_id AS tallyClaimId, question.people_per_stroke AS peoplePerStroke,
      question.tally_ends_claim_id AS endsClaimId
    FROM question WHERE question.id = ?`);
  const claimIds = db.prepare<[string], { id: string }>(
    'SELECT claim_id AS id FROM question_claim WHERE question_id = ? ORDER BY position',
  );
  const campById = db.prepare<[string], Term>(
    `SELECT camp.id, ${inLanguage(language, 'camp.name')} FROM camp WHERE camp.id = ?`,
  );
  const campOf = ({ subject }: Claim): Term | null =>
    subject.kind === 'camp' ? (campById.get(subject.id) ?? null) : null;
  const tallyOf = ({ tallyClaimId, peoplePerStroke, endsClaimId }: TallyRow): Tally | null => {
    if (tallyClaimId === null || peoplePerStroke === null || endsClaimId === null) return null;
    const ends = claims.find(endsClaimId);
    return ends ? { claimId: tallyClaimId, peoplePerStroke, ends, endsInCamp: campOf(ends) } : null;
  };
  return {
    list: () => all.all(),
    find: (id) => {
      const row = byId.get(id);
      if (!row) return undefined;
      const { tallyClaimId, peoplePerStroke, endsClaimId, ...summary } = row;
      const gathered = claims.byIds(claimIds.all(id).map((claim) => claim.id));
      return {
        ...summary,
        claims: gathered,
        contradictions: contradictions.amongClaims(gathered),
        tally: tallyOf(row),
      };
    },
  };
}
