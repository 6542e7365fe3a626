import type { RecordKey, RecordKind } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Body, StoredRecord, Version } from '../types.ts';

/** A record as an edition holds it, and where its body is kept: a revision never changes. */
export interface EditionRecord extends StoredRecord {
  serial: number;
}

/** The records of one version, read one by one: however many there are, few are in memory at once. */
export interface Edition {
  /** Every record of a kind that is not withdrawn, in its order. */
  records(kind: RecordKind): IterableIterator<EditionRecord>;
  find(key: RecordKey): EditionRecord | null;
  /** The body of a record read before. @throws Error if it is missing: revisions are never deleted */
  body(kept: Pick<EditionRecord, 'serial' | 'revision'>): Body;
}

export interface EditionReader {
  /** @param stepBack records read in their approved revision, whatever the version; each as `kind id` */
  edition(version: Version, stepBack?: ReadonlySet<string>): Edition;
}

/** Number of the revision of a record that belongs to a version. */
const numberIn = {
  draft: 'record.head',
  approved: 'record.approved',
  released: 'record.released',
  proof: 'CASE record.problems WHEN 0 THEN record.head ELSE record.approved END',
} as const satisfies Record<Version, string>;

interface Row {
  serial: number;
  id: string;
  revision: number;
  body: string;
}

export function createEditionReader(db: Pick<WritableDb, 'prepare'>): EditionReader {
  const statementsOf = (version: Version) => {
    const columns = 'record.serial, record.id, revision.number AS revision, revision.body';
    const from = `SELECT ${columns} FROM record
      CROSS JOIN revision ON revision.record = record.serial AND revision.number = ${numberIn[version]}
      WHERE revision.withdrawn = 0`;
    return {
      all: db.prepare<[RecordKind], Row>(`${from} AND record.kind = ? ORDER BY record.position`),
      one: db.prepare<[RecordKind, string], Row>(`${from} AND record.kind = ? AND record.id = ?`),
    };
  };
  const statements = {
    draft: statementsOf('draft'),
    approved: statementsOf('approved'),
    released: statementsOf('released'),
    proof: statementsOf('proof'),
  };
  const kept = db.prepare<[number, number], Pick<Row, 'body'>>(
    'SELECT body FROM revision WHERE record = ? AND number = ?',
  );
  const body: Edition['body'] = ({ serial, revision }) => {
    const row = kept.get(serial, revision);
    if (row === undefined) throw new Error(`the workshop has lost revision ${revision} of record ${serial}`);
    return JSON.parse(row.body) as Body;
  };
  return {
    edition(version, stepBack = new Set()) {
      const standing = ({ kind, id }: RecordKey) => (stepBack.has(`${kind} ${id}`) ? 'approved' : version);
      const find: Edition['find'] = (key) => {
        const row = statements[standing(key)].one.get(key.kind, key.id);
        return row === undefined ? null : recordOf(key.kind, row);
      };
      function* records(kind: RecordKind): IterableIterator<EditionRecord> {
        for (const row of statements[version].all.iterate(kind)) {
          const key = { kind, id: row.id };
          const record = standing(key) === version ? recordOf(kind, row) : find(key);
          if (record !== null) yield record;
        }
      }
      return { records, find, body };
    },
  };
}

function recordOf(kind: RecordKind, { body, ...row }: Row): EditionRecord {
  return { kind, ...row, body: JSON.parse(body) as Body };
}
