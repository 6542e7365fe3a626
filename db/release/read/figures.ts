import type { Claim, Term } from '../../model/api/claim.ts';
import type {
  Contradiction,
  People,
  Peoples,
  Question,
  QuestionSummary,
  Tally,
  Work,
} from '../../model/api/figures.ts';
import type { Language, SubjectKind } from '../../model/vocabulary.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import type { CitationReader, ClaimReader } from './camps/claims.ts';
import { groupBy, inLanguage } from './columns.ts';

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
  const personById = db.prepare<[string], Term>(`
    SELECT person.id, coalesce(person.name_${language}, person.name_instead_${language}) AS name
    FROM person WHERE person.id = ?`);
  const campOf = ({ subject }: Claim): Term | null =>
    subject.kind === 'camp' ? (campById.get(subject.id) ?? null) : null;
  const personOf = ({ subject }: Claim): Term | null =>
    subject.kind === 'person' ? (personById.get(subject.id) ?? null) : null;
  const tallyOf = ({ tallyClaimId, peoplePerStroke, endsClaimId }: TallyRow): Tally | null => {
    if (tallyClaimId === null || peoplePerStroke === null || endsClaimId === null) return null;
    const ends = claims.find(endsClaimId);
    if (ends === undefined) return null;
    return { claimId: tallyClaimId, peoplePerStroke, ends, endsInCamp: campOf(ends), endsWithPerson: personOf(ends) };
  };
  return {
    list: () => all.all(),
    find: (id) => {
      const row = byId.get(id);
      if (!row) return undefined;
      const { tallyClaimId, peoplePerStroke, endsClaimId, ...summary } = row;
      const answers = claims.byIds(claimIds.all(id).map((claim) => claim.id));
      return {
        ...summary,
        claims: answers,
        contradictions: contradictions.amongClaims(answers),
        tally: tallyOf(row),
      };
    },
  };
}

/** The editors' sum of the nationality table; a claim about the system. */
const sumOfPeoples = 'n-sum';

export interface PeoplesReader {
  table(): Peoples;
}

export function peoplesReader(
  db: ReadableDb,
  language: Language,
  claims: ClaimReader,
  contradictions: ContradictionReader,
): PeoplesReader {
  const all = db.prepare<[], Omit<People, 'claims'>>(
    `SELECT id, ${inLanguage(language, 'name')}, position AS "order" FROM people ORDER BY position`,
  );
  return {
    table: () => {
      const rows = all.all();
      const bySubject = claims.ofSubjects(
        'people',
        rows.map(({ id }) => id),
      );
      const sum = claims.find(sumOfPeoples) ?? null;
      return {
        peoples: rows.map((row) => ({ ...row, claims: bySubject.get(row.id) ?? [] })),
        sum,
        contradictions: contradictions.amongClaims([...bySubject.values(), sum ?? []].flat()),
      };
    },
  };
}

export interface WorkReader {
  list(): Work[];
}

export function workReader(
  db: ReadableDb,
  language: Language,
  claims: ClaimReader,
  contradictions: ContradictionReader,
): WorkReader {
  const all = db.prepare<[], Pick<Work, 'id' | 'title' | 'text'>>(
    `SELECT id, ${inLanguage(language, 'title', 'text')} FROM work ORDER BY position`,
  );
  const campsOf = db.prepare<[string], Term & { workId: string }>(`
    SELECT work_camp.work_id AS workId, camp.id, ${inLanguage(language, 'camp.name')}
    FROM json_each(?) AS wanted CROSS JOIN work_camp ON work_camp.work_id = wanted.value
    CROSS JOIN camp ON camp.id = work_camp.camp_id
    ORDER BY wanted.key, work_camp.position`);
  return {
    list: () => {
      const rows = all.all();
      const ids = rows.map(({ id }) => id);
      const bySubject = claims.ofSubjects('work', ids);
      const camps = groupBy(
        campsOf.all(JSON.stringify(ids)),
        ({ workId }) => workId,
        ({ workId, ...camp }) => camp,
      );
      return rows.map((row) => {
        const ofWork = bySubject.get(row.id) ?? [];
        return {
          ...row,
          camps: camps.get(row.id) ?? [],
          claims: ofWork,
          contradictions: contradictions.amongClaims(ofWork),
        };
      });
    },
  };
}

type ContradictionRow = Pick<Contradiction, 'id' | 'title' | 'text'>;

export interface ContradictionReader {
  /** The contradictions between any of these claims, without repetition. */
  amongClaims(claims: readonly Claim[]): Contradiction[];
  /** The contradictions that involve any claim about a subject, without repetition. */
  ofSubject(kind: SubjectKind, id: string): Contradiction[];
}

export function contradictionReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
): ContradictionReader {
  const byIds = db.prepare<[string], ContradictionRow>(`
    SELECT contradiction.id, ${inLanguage(language, 'contradiction.title', 'contradiction.text')}
    FROM json_each(?) AS wanted CROSS JOIN contradiction ON contradiction.id = wanted.value
    ORDER BY contradiction.position`);
  const claimsOf = db.prepare<[string], { id: string; claimId: string }>(`
    SELECT contradiction_claim.contradiction_id AS id, contradiction_claim.claim_id AS claimId
    FROM json_each(?) AS wanted
    CROSS JOIN contradiction_claim ON contradiction_claim.contradiction_id = wanted.value
    ORDER BY contradiction_claim.position`);
  const idsOfSubject = db.prepare<[SubjectKind, string], { id: string }>(`
    SELECT DISTINCT contradiction_claim.contradiction_id AS id
    FROM claim CROSS JOIN contradiction_claim ON contradiction_claim.claim_id = claim.id
    WHERE claim.subject_kind = ? AND claim.subject_id = ?`);
  const read = (ids: readonly string[]): Contradiction[] => {
    if (ids.length === 0) return [];
    const wanted = JSON.stringify(ids);
    const citationsOf = citations.of('contradiction', ids);
    const claimIds = groupBy(
      claimsOf.all(wanted),
      ({ id }) => id,
      ({ claimId }) => claimId,
    );
    return byIds
      .all(wanted)
      .map((row) => ({ ...row, claimIds: claimIds.get(row.id) ?? [], citations: citationsOf.get(row.id) ?? [] }));
  };
  return {
    amongClaims: (claims) => read([...new Set(claims.flatMap(({ contradictions }) => contradictions))]),
    ofSubject: (kind, id) => read(idsOfSubject.all(kind, id).map((row) => row.id)),
  };
}
