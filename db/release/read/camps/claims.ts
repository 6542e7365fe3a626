import type { Citation, Claim, ClaimPage, DocumentBox } from '../../../model/api/claim.ts';
import type { Language, SubjectKind } from '../../../model/vocabulary.ts';
import type { ReadableDb } from '../../../sqlite/connection.ts';
import { dateOf, groupBy, inLanguage, inOrder } from '../columns.ts';
import type { Vocabulary } from '../vocabulary.ts';

interface ClaimRow {
  id: string;
  subjectKind: SubjectKind;
  subjectId: string;
  property: Claim['property'];
  amountMin: number | null;
  amountMax: number | null;
  date: string | null;
  statement: string | null;
  qualifier: Claim['qualifier'];
  kind: Claim['kind'];
  populationId: string | null;
  territoryId: string | null;
  counted_by: string | null;
  period: string | null;
  suspicious: number;
  editorial: number;
  partOf: string | null;
  label: string | null;
  note: string | null;
}

export interface ClaimReader {
  /** Claims in the order of `ids`, each with its citations and contradictions: always three queries. */
  byIds(ids: readonly string[]): Claim[];
  find(id: string): Claim | undefined;
  /** The first claims about a subject, in the editors' order: as many as its own answer holds. */
  ofSubject(kind: SubjectKind, id: string): Claim[];
  /** The same for many subjects of one kind, by subject. */
  ofSubjects(kind: SubjectKind, ids: readonly string[]): Map<string, Claim[]>;
  /** The number of claims after those of `ofSubject`. */
  beyond(kind: SubjectKind, id: string): number;
  /** A page of those. */
  further(kind: SubjectKind, id: string, from: number): ClaimPage;
}

/** Maximum number of claims in the answer about a subject; the largest camp of the content has 75. */
export const maxClaimsOfSubject = 200;
const claimsOnPage = 50;

export function claimReader(
  db: ReadableDb,
  language: Language,
  citations: CitationReader,
  vocabulary: Vocabulary,
): ClaimReader {
  const rowsByIds = db.prepare<[string], ClaimRow>(`
    SELECT claim.id, claim.subject_kind AS subjectKind, claim.subject_id AS subjectId, claim.property,
      claim.amount_min AS amountMin, claim.amount_max AS amountMax, claim.date_json AS date, claim.qualifier,
      claim.kind, claim.population_id AS populationId, claim.territory_id AS territoryId, claim.period_json AS period,
      claim.suspicious, claim.editorial, claim.part_of AS partOf,
      ${inLanguage(language, 'claim.statement', 'claim.counted_by', 'claim.label', 'claim.note')}
    FROM json_each(?) AS wanted CROSS JOIN claim ON claim.id = wanted.value`);
  const contradictionsByIds = db.prepare<[string], { claimId: string; id: string }>(`
    SELECT contradiction_claim.claim_id AS claimId, contradiction_claim.contradiction_id AS id
    FROM json_each(?) AS wanted CROSS JOIN contradiction_claim ON contradiction_claim.claim_id = wanted.value
    CROSS JOIN contradiction ON contradiction.id = contradiction_claim.contradiction_id
    ORDER BY contradiction.position`);
  const idsOfPage = db.prepare<[SubjectKind, string, number, number], { id: string }>(`
    SELECT id FROM claim WHERE subject_kind = ? AND subject_id = ? ORDER BY position LIMIT ? OFFSET ?`);
  const countOf = db.prepare<[SubjectKind, string], { count: number }>(
    'SELECT count(*) AS count FROM claim WHERE subject_kind = ? AND subject_id = ?',
  );

  const read = (ids: readonly string[]): Map<string, Claim> => {
    if (ids.length === 0) return new Map();
    const wanted = JSON.stringify(ids);
    const citationsOf = citations.of('claim', ids);
    const disputed = groupBy(
      contradictionsByIds.all(wanted),
      ({ claimId }) => claimId,
      ({ id }) => id,
    );
    const claimFrom = (row: ClaimRow): Claim =>
      claimOf(row, vocabulary, citationsOf.get(row.id) ?? [], disputed.get(row.id) ?? []);
    return new Map(rowsByIds.all(wanted).map((row) => [row.id, claimFrom(row)]));
  };
  const byIds = (ids: readonly string[]): Claim[] => inOrder(ids, read(ids));
  const idsOf = (kind: SubjectKind, id: string, limit = maxClaimsOfSubject, offset = 0): string[] =>
    idsOfPage.all(kind, id, limit, offset).map((row) => row.id);
  const beyond = (kind: SubjectKind, id: string): number =>
    Math.max(0, (countOf.get(kind, id)?.count ?? 0) - maxClaimsOfSubject);
  return {
    byIds,
    beyond,
    find: (id) => read([id]).get(id),
    ofSubject: (kind, id) => byIds(idsOf(kind, id)),
    ofSubjects: (kind, ids) =>
      groupBy(
        byIds(ids.flatMap((id) => idsOf(kind, id))),
        ({ subject }) => subject.id,
        (claim) => claim,
      ),
    further: (kind, id, from) => ({
      claims: byIds(idsOf(kind, id, claimsOnPage, maxClaimsOfSubject + from)),
      from,
      total: beyond(kind, id),
    }),
  };
}

function claimOf(row: ClaimRow, vocabulary: Vocabulary, citations: Citation[], contradictions: string[]): Claim {
  const hasAmount = row.amountMin !== null || row.amountMax !== null;
  return {
    id: row.id,
    subject: { kind: row.subjectKind, id: row.subjectId },
    property: row.property,
    amount: hasAmount ? { min: row.amountMin, max: row.amountMax } : null,
    date: dateOf(row.date),
    statement: row.statement,
    qualifier: row.qualifier,
    kind: row.kind,
    counts: row.populationId === null ? null : vocabulary.population(row.populationId),
    territory: row.territoryId === null ? null : vocabulary.territory(row.territoryId),
    countedBy: row.counted_by,
    period: dateOf(row.period),
    suspicious: row.suspicious === 1,
    editorial: row.editorial === 1,
    partOf: row.partOf,
    label: row.label,
    note: row.note,
    citations,
    contradictions,
  };
}

type OwnerKind =
  | 'claim'
  | 'seat'
  | 'alias'
  | 'camp-work'
  | 'lineage'
  | 'contradiction'
  | 'text'
  | 'block'
  | 'term'
  | 'media'
  | 'person'
  | 'person-name'
  | 'relation'
  | 'story'
  | 'document'
  | 'event'
  | 'event-day'
  | 'event-person'
  | 'event-order';

type CitationRow = Omit<Citation, 'document' | 'derivedFrom' | 'sourceTitle'> & { ownerId: string } & {
  documentId: string | null;
  documentTitle: string | null;
} & BoxColumns;

/** The columns of a box in `citation_document`. */
export type BoxColumns = { [Column in keyof DocumentBox]: number | null };

export const boxColumns = `citation_document.page, citation_document.box_left AS "left", citation_document.box_top AS top,
      citation_document.box_width AS width, citation_document.box_height AS height`;

export function boxOf({ page, left, top, width, height }: BoxColumns): DocumentBox | null {
  if (page === null || left === null || top === null || width === null || height === null) return null;
  return { page, left, top, width, height };
}

export interface CitationReader {
  /** Citations of many owners of one kind with one query, by the owner's id. */
  of(kind: OwnerKind, ownerIds: readonly (string | number)[]): Map<string, Citation[]>;
}

interface SourceRow {
  id: string;
  title: string;
  derivedFrom: string | null;
}

export function citationReader(db: ReadableDb, language: Language): CitationReader {
  // Few sources are cited many times; their long titles are read once.
  const sourceRows = db.prepare<[], SourceRow>(`
    SELECT source.id, source.title_${language} AS title, source_reference.derived_from AS derivedFrom
    FROM source LEFT JOIN source_reference ON source_reference.source_id = source.id`);
  let sources: Map<string, SourceRow> | undefined;
  const byOwner = db.prepare<[string, OwnerKind], CitationRow>(`
    SELECT citation.owner_id AS ownerId, citation.source_id AS sourceId,
      citation.locator, citation.as_printed AS asPrinted, citation.fragment, citation.reading,
      citation_document.document_id AS documentId, document.title_${language} AS documentTitle, ${boxColumns}
    FROM json_each(?) AS owner
    CROSS JOIN citation ON citation.owner_kind = ? AND citation.owner_id = owner.value
    LEFT JOIN citation_document ON citation_document.citation_id = citation.id
    LEFT JOIN document ON document.id = citation_document.document_id
    ORDER BY owner.key, citation.position`);
  const citationOf = (row: CitationRow): Citation => {
    sources ??= new Map(sourceRows.all().map((source) => [source.id, source]));
    const source = sources.get(row.sourceId);
    if (source === undefined) throw new Error(`the release has no source "${row.sourceId}"`);
    return citedFrom(row, source);
  };
  return {
    of: (kind, ownerIds) =>
      ownerIds.length === 0
        ? new Map()
        : groupBy(byOwner.all(JSON.stringify(ownerIds.map(String)), kind), ({ ownerId }) => ownerId, citationOf),
  };
}

function citedFrom(row: CitationRow, { title, derivedFrom }: SourceRow): Citation {
  const { sourceId, locator, asPrinted, fragment, reading, documentId, documentTitle } = row;
  const origin = derivedFrom === null ? {} : { derivedFrom };
  const citation: Citation = { sourceId, sourceTitle: title, locator, asPrinted, fragment, reading, ...origin };
  if (documentId === null || documentTitle === null) return citation;
  return { ...citation, document: { id: documentId, title: documentTitle, box: boxOf(row) } };
}
