import type { RecordDraft, RecordKey } from '../../model/api/records.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import type { Actor, Body } from '../types.ts';

interface DraftWriting {
  key: RecordKey;
  baseRevision: number;
  body: Body;
  by: Actor;
  savedAt: string;
}

/** Unsaved drafts, one per account and record. */
export interface Drafts {
  put(draft: DraftWriting): void;
  find(key: RecordKey, by: Actor): RecordDraft | null;
  drop(key: RecordKey, by: Actor): void;
  /** Names of the accounts with a draft of the record. */
  authors(key: RecordKey): string[];
  /** Records with drafts, the newest first. */
  keys(limit: number, offset: number): RecordKey[];
  count(): number;
}

type Row = Omit<RecordDraft, 'body'> & { body: string };

export function createDrafts(db: WritableDb): Drafts {
  const put = db.prepare(`
    INSERT INTO draft (kind, id, account, name, base_revision, saved_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (kind, id, account) DO UPDATE
    SET name = excluded.name, base_revision = excluded.base_revision, saved_at = excluded.saved_at, body = excluded.body`);
  const find = db.prepare<[string, string, string], Row>(`
    SELECT name AS "by", base_revision AS baseRevision, saved_at AS savedAt, body FROM draft
    WHERE kind = ? AND id = ? AND account = ?`);
  const drop = db.prepare('DELETE FROM draft WHERE kind = ? AND id = ? AND account = ?');
  const authors = db.prepare<[string, string], { name: string }>('SELECT name FROM draft WHERE kind = ? AND id = ?');
  const keys = db.prepare<[number, number], RecordKey>(`
    SELECT kind, id FROM draft INDEXED BY draft_newest WHERE saved_at > '' ORDER BY saved_at DESC LIMIT ? OFFSET ?`);
  const count = db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM draft WHERE saved_at > ''`);
  return {
    put: ({ key, baseRevision, body, by, savedAt }) => {
      put.run(key.kind, key.id, by.account, by.name, baseRevision, savedAt, JSON.stringify(body));
    },
    find: (key, { account }) => {
      const row = find.get(key.kind, key.id, account);
      return row ? { ...row, body: JSON.parse(row.body) as Body } : null;
    },
    drop: (key, { account }) => void drop.run(key.kind, key.id, account),
    authors: ({ kind, id }) => authors.all(kind, id).map(({ name }) => name),
    keys: (limit, offset) => keys.all(limit, offset),
    count: () => count.get()?.count ?? 0,
  };
}
