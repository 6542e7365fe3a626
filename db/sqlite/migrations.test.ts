import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyOldDataFolder } from '../../test-support/workshop/old-data-folder.ts';
import { openUsageCounts, usageMigrations } from '../usage/counts.ts';
import { openAccountsFile } from '../workshop/access/accounts.ts';
import { openAudit, openAuditFile } from '../workshop/audit/audit.ts';
import { accountsMigrations, auditMigrations } from '../workshop/migrations/steps.ts';
import { openReadable, openWritable, type WritableDb } from './connection.ts';
import { migrate } from './migrations.ts';

/** Protects: an upgrade of accounts, audit or usage counts is complete or did not happen, and loses no row. */
let folder: string;
beforeEach(() => {
  folder = copyOldDataFolder();
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Case {
  file: string;
  table: string;
  released: readonly string[];
  /** Steps that no release has: one adds a column, one rebuilds the table. */
  more: [string, string];
  open: () => { close(): unknown };
}

const cases: Record<string, Case> = {
  'accounts.db': {
    file: 'workshop/accounts.db',
    table: 'account',
    released: accountsMigrations,
    more: [
      'ALTER TABLE account ADD COLUMN language TEXT',
      'CREATE TABLE next (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT; INSERT INTO next SELECT id, name FROM account; DROP TABLE account; ALTER TABLE next RENAME TO account;',
    ],
    open: () => openAccountsFile(join(folder, 'workshop')),
  },
  'audit.db': {
    file: 'workshop/audit.db',
    table: 'entry',
    released: auditMigrations,
    more: ['ALTER TABLE entry ADD COLUMN device TEXT', 'CREATE INDEX entry_account ON entry (account, number)'],
    open: () => openAuditFile(join(folder, 'workshop')),
  },
  'usage.db': {
    file: 'usage/usage.db',
    table: 'usage',
    released: usageMigrations,
    more: [
      'CREATE TABLE next (hour TEXT NOT NULL, times INTEGER NOT NULL) STRICT; INSERT INTO next SELECT hour, times FROM usage;',
      'DROP TABLE usage; ALTER TABLE next RENAME TO usage;',
    ],
    open: () => openUsageCounts(folder),
  },
};

function reading<T>(file: string, read: (db: Pick<WritableDb, 'prepare' | 'pragma'>) => T): T {
  const db = openReadable(join(folder, file));
  try {
    return read(db);
  } finally {
    db.close();
  }
}
const versionOf = (file: string) => reading(file, (db) => db.pragma('user_version', { simple: true }));
const everything = (file: string) =>
  reading(file, (db) => {
    const tables = db.prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`,
    );
    return tables.all().map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]);
  });
const countOf = (file: string, table: string) =>
  reading(file, (db) => db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n);

describe.each(Object.entries(cases))('%s of a8925e4', (_, { file, table, released, more, open }) => {
  const upgrade = (steps: readonly string[]) => {
    const db = openWritable(join(folder, file));
    try {
      return migrate(db, { steps });
    } finally {
      db.close();
    }
  };

  it('upgrades by two steps, keeps its rows, and does so once', () => {
    const rows = countOf(file, table);
    expect(rows).toBeGreaterThan(0);
    expect(upgrade([...released, ...more])).toEqual({ ok: true });
    expect(versionOf(file)).toBe(released.length + 2);
    expect(countOf(file, table)).toBe(rows);
    expect(upgrade([...released, ...more])).toEqual({ ok: true });
  });

  it.each([1, 2])('stays as it was when the upgrade is killed after step %i of 2, and upgrades later', (step) => {
    const [before, version] = [everything(file), versionOf(file)];
    const program = fileURLToPath(new URL('../../test-support/kills/migrate-database.ts', import.meta.url));
    const last = String(released.length + step);
    const { signal } = spawnSync(process.execPath, [program, join(folder, file), last, ...released, ...more]);
    expect(signal).toBe('SIGKILL');
    expect(everything(file)).toEqual(before);
    expect(versionOf(file)).toBe(version);
    open().close();
    upgrade([...released, ...more]);
    expect(versionOf(file)).toBe(released.length + 2);
  });

  it('stays as it was when a step fails', () => {
    const [before, version] = [everything(file), versionOf(file)];
    expect(() => upgrade([...released, more[0], 'SELECT nothing_like_this'])).toThrow(/nothing_like_this/);
    expect(everything(file)).toEqual(before);
    expect(versionOf(file)).toBe(version);
  });

  it('is refused and not changed by a program with fewer steps', () => {
    upgrade([...released, ...more]);
    const before = everything(file);
    const version = { found: released.length + 2, known: released.length };
    expect(upgrade(released)).toEqual({ ok: false, code: 'newer', ...version });
    expect(open).toThrow(/newer Esimde/);
    expect(everything(file)).toEqual(before);
  });
});

describe('a step', () => {
  const memory = () => openWritable(':memory:');
  const tables = `CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id)) STRICT;
    INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);`;

  it('can rebuild a table that others refer to, and foreign keys are enforced afterwards', () => {
    const db = memory();
    const rebuild = `CREATE TABLE next (id INTEGER PRIMARY KEY, name TEXT) STRICT;
      INSERT INTO next (id) SELECT id FROM parent; DROP TABLE parent; ALTER TABLE next RENAME TO parent;`;
    expect(migrate(db, { steps: [tables, rebuild] })).toEqual({ ok: true });
    expect(() => db.exec('INSERT INTO child VALUES (2)')).toThrow(/FOREIGN KEY/);
    db.close();
  });

  it('that leaves a reference to a missing row is rolled back', () => {
    const db = memory();
    migrate(db, { steps: [tables] });
    expect(() => migrate(db, { steps: [tables, 'DELETE FROM parent'] })).toThrow(/a reference leads nowhere/);
    expect(db.prepare('SELECT id FROM parent').all()).toEqual([{ id: 1 }]);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    db.close();
  });
});

it('the audit of a8925e4 verifies after an upgrade and continues its chain', () => {
  const db = openWritable(join(folder, 'workshop/audit.db'));
  migrate(db, { steps: [...auditMigrations, ...(cases['audit.db']?.more ?? [])] });
  db.pragma('user_version = 1');
  db.close();
  const audit = openAudit({ folder: join(folder, 'workshop'), now: () => new Date(0) });
  expect(audit.count()).toBe(5);
  audit.append({ by: { account: 'a', name: 'A' }, action: 'change', subject: 'camp/north' });
  expect(audit.verify()).toMatchObject({ ok: true });
  audit.close();
});
