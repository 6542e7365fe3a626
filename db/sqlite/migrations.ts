import type { WritableDb } from './connection.ts';

/** `newer`: a later program wrote the file; nothing was changed. */
type MigrationOutcome = { ok: true } | { ok: false; code: 'newer'; found: number; known: number };

export interface MigrationOptions {
  /** Literal SQL. Step n, counted from 1, leads from `user_version` n - 1 to n. */
  steps: readonly string[];
  /** Set in a new file, in the transaction that creates its tables. */
  applicationId?: number | undefined;
  /** Called inside the transaction after each step; a test ends the process there. */
  after?: ((version: number) => void) | undefined;
}

/**
 * Brings an open database to the newest version. The missing steps are one transaction: a migration that fails or is
 * interrupted leaves the file as it was. Foreign keys are off while steps run, as SQLite demands for rebuilding a table;
 * they are checked before the commit.
 *
 * @throws SqliteError where a step fails; Error where a reference leads nowhere
 */
export function migrate(db: WritableDb, options: MigrationOptions): MigrationOutcome {
  const known = options.steps.length;
  const found = versionOf(db);
  if (found > known) return { ok: false, code: 'newer', found, known };
  if (found === known) return { ok: true };
  db.pragma('foreign_keys = OFF');
  try {
    return db.transaction(() => runMissing(db, options)).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

/** Reads the version again: another process may have migrated before this one had the lock. */
function runMissing(db: WritableDb, { steps, applicationId, after = () => {} }: MigrationOptions): MigrationOutcome {
  const found = versionOf(db);
  if (found > steps.length) return { ok: false, code: 'newer', found, known: steps.length };
  if (found === 0 && applicationId !== undefined) db.pragma(`application_id = ${applicationId}`);
  for (const [index, sql] of steps.entries()) {
    if (index < found) continue;
    db.exec(sql);
    db.pragma(`user_version = ${index + 1}`);
    after(index + 1);
  }
  const orphans = db.pragma('foreign_key_check');
  if (Array.isArray(orphans) && orphans.length > 0) throw new Error('a reference leads nowhere');
  return { ok: true };
}

const versionOf = (db: WritableDb): number => Number(db.pragma('user_version', { simple: true }));
