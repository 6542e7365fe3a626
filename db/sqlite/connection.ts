import Database from 'better-sqlite3';

/** What a reader of a release may do with its database. */
export type ReadableDb = Pick<Database.Database, 'prepare' | 'pragma' | 'close' | 'open'> & { readonly access: 'read' };

/** What a writer may do; a separate type, so that no writer is given a reader's connection. */
export type WritableDb = Pick<Database.Database, 'prepare' | 'pragma' | 'close' | 'exec' | 'transaction'> & {
  readonly access: 'write';
};

/** Nothing writes to a release; if one is locked all the same, the fallback chain skips it before a visitor notices. */
const busyTimeoutMs = 100;

/** Opens a database read-only. @throws SqliteError where the file is missing, locked or not a database. */
export function openReadable(file: string): ReadableDb {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  db.pragma('query_only = ON');
  db.pragma('trusted_schema = OFF');
  return Object.assign(db, { access: 'read' as const });
}

/** Opens or creates a database for writing, with foreign keys enforced. */
export function openWritable(file: string): WritableDb {
  const db = new Database(file);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  return Object.assign(db, { access: 'write' as const });
}
