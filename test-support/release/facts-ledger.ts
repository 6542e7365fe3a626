import type { ClaimEntry } from '../../db/model/entry/claim.ts';
import { everyClaim } from '../../db/release/content/claims.ts';
import type { Content } from '../../db/release/content/layout.ts';
import type { ReadableDb } from '../../db/sqlite/connection.ts';
import { buildForReading } from './built-release.ts';
import { readProjectContent } from './release.ts';

interface StoredCitation {
  source_id: string;
  locator: string | null;
  as_printed: string | null;
}

/** A claim of the built release. */
export interface StoredClaim {
  id: string;
  subject_id: string;
  property: string;
  amount_min: number | null;
  amount_max: number | null;
  date_edtf: string | null;
  statement_en: string | null;
  qualifier: string;
  kind: string | null;
  population_id: string | null;
  period_edtf: string | null;
  part_of: string | null;
  editorial: number;
  citations: StoredCitation[];
}

/** The built release beside its content: only the content has the paths of facts. */
export interface Ledger {
  content: Content;
  db: ReadableDb;
  /** Claims of the release for a fact or anything below it: `C07`, `C07.headcounts[0]`. */
  claims(path: string): StoredClaim[];
  /** Claims of the content for it, published or not. */
  written(path: string): ClaimEntry[];
  /** All rows of a query with bound values. */
  rows<Row>(sql: string, ...values: (string | number)[]): Row[];
  close(): void;
}

/** Builds and opens the built-in release. */
export function openLedger(): Ledger {
  const content = readProjectContent();
  const { db, remove } = buildForReading();
  const byId = storedClaims(db);
  const written = (path: string) =>
    everyClaim(content).flatMap(({ claim }) => (claim.fact.some((fact) => isWithin(fact, path)) ? claim : []));
  return {
    content,
    db,
    written,
    claims: (path) => written(path).flatMap(({ id }) => byId.get(id) ?? []),
    rows: <Row>(sql: string, ...values: (string | number)[]) => db.prepare(sql).all(...values) as Row[],
    close: remove,
  };
}

function isWithin(fact: string, path: string): boolean {
  return fact === path || fact.startsWith(`${path}.`) || fact.startsWith(`${path}[`);
}

function storedClaims(db: ReadableDb): Map<string, StoredClaim> {
  const citations = db.prepare<[string], StoredCitation>(
    `SELECT source_id, locator, as_printed FROM citation WHERE owner_kind = 'claim' AND owner_id = ? ORDER BY position`,
  );
  const rows = db
    .prepare<[], Omit<StoredClaim, 'citations'>>(
      `SELECT id, subject_id, property, amount_min, amount_max, date_edtf, statement_en, qualifier, kind, population_id,
              period_edtf, part_of, editorial FROM claim`,
    )
    .all();
  return new Map(rows.map((row) => [row.id, { ...row, citations: citations.all(row.id) }]));
}
