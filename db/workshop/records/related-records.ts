import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body } from '../types.ts';
import type { Title } from './title.ts';

/** The fields of a referenced record that matter to the records that refer to it. */
export interface RelatedRecord extends RecordKey {
  serial: number;
  head: number;
  withdrawn: boolean;
  unverified: boolean;
  title: Title;
}

interface Row {
  serial: number;
  head: number;
  withdrawn: number;
  unverified: number;
  title: string;
}

/** Looks up records by their keys. */
export interface RelatedRecords {
  find(key: RecordKey): RelatedRecord | null;
  body(key: RecordKey): Body | null;
  /** Claims of a subject that are not unverified. */
  hasVerifiedClaim(subject: RecordKey): boolean;
  /** Newest bodies of the claims about a subject. */
  claimsOf(subject: RecordKey): Body[];
  /** Another record of the kind that has this position in its order. */
  atOrder(key: RecordKey, order: number): string | null;
}

export function createRelatedRecords(db: Pick<WritableDb, 'prepare'>): RelatedRecords {
  const find = db.prepare<[string, string], Row>(
    'SELECT serial, head, withdrawn, unverified, title FROM record WHERE kind = ? AND id = ?',
  );
  const body = db.prepare<[string, string], { body: string }>(`
    SELECT revision.body FROM record
    CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
    WHERE record.kind = ? AND record.id = ?`);
  const verified = db.prepare<[string, string], { serial: number }>(`
    SELECT serial FROM record
    WHERE subject_kind = ? AND subject_id = ? AND withdrawn = 0 AND unverified = 0 LIMIT 1`);
  const claims = db.prepare<[string, string], { body: string }>(`
    SELECT revision.body FROM record
    CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
    WHERE record.subject_kind = ? AND record.subject_id = ? AND record.withdrawn = 0`);
  const order = db.prepare<[string, string, number], { id: string }>(`
    SELECT record.id FROM record
    CROSS JOIN revision ON revision.record = record.serial AND revision.number = record.head
    WHERE record.kind = ? AND record.id <> ? AND record.withdrawn = 0 AND revision.body ->> '$.order' = ? LIMIT 1`);
  return {
    find: ({ kind, id }) => {
      const row = find.get(kind, id);
      return row ? asRelatedRecord({ kind, id }, row) : null;
    },
    body: ({ kind, id }) => {
      const row = body.get(kind, id);
      return row ? (JSON.parse(row.body) as Body) : null;
    },
    hasVerifiedClaim: ({ kind, id }) => verified.get(kind, id) !== undefined,
    claimsOf: ({ kind, id }) => claims.all(kind, id).map((row) => JSON.parse(row.body) as Body),
    atOrder: ({ kind, id }, wanted) => order.get(kind, id, wanted)?.id ?? null,
  };
}

function asRelatedRecord(key: RecordKey, { serial, head, withdrawn, unverified, title }: Row): RelatedRecord {
  return {
    ...key,
    serial,
    head,
    withdrawn: withdrawn === 1,
    unverified: unverified === 1,
    title: JSON.parse(title) as Title,
  };
}

/** Words of the vocabulary: few, and almost every claim refers to one. */
const wordKinds: ReadonlySet<RecordKind> = new Set(['region', 'population']);

/**
 * Caches records of these kinds, and bodies of words, during long work; a record that is about to change must be dropped from
 * the cache.
 */
export function withCache(
  related: RelatedRecords,
  kinds: ReadonlySet<RecordKind>,
): RelatedRecords & { forget(key: RecordKey): void } {
  const known = new Map<string, RelatedRecord>();
  const find = (key: RecordKey): RelatedRecord | null => {
    if (!kinds.has(key.kind)) return related.find(key);
    const name = `${key.kind} ${key.id}`;
    const found = known.get(name) ?? related.find(key);
    if (found !== null) known.set(name, found);
    return found;
  };
  const bodies = new Map<string, Body | null>();
  const body = (key: RecordKey): Body | null => {
    if (!wordKinds.has(key.kind) || !kinds.has(key.kind)) return related.body(key);
    const name = `${key.kind} ${key.id}`;
    const found = bodies.has(name) ? (bodies.get(name) ?? null) : related.body(key);
    bodies.set(name, found);
    return found;
  };
  const forget = ({ kind, id }: RecordKey): void => {
    known.delete(`${kind} ${id}`);
    bodies.delete(`${kind} ${id}`);
  };
  return { ...related, find, body, forget };
}
