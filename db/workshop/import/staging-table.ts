import { rmSync, writeFileSync } from 'node:fs';
import { openWritable, type WritableDb } from '../../sqlite/connection.ts';
import { fresh, listsOf } from '../records/record-state.ts';
import type { BatchRow } from '../types.ts';
import type { JudgedRow, Setting } from './validated-rows.ts';

/**
 * Checked rows on their way into the store: a database of its own, from which the store takes many with one statement.
 * A row without a setting was not judged.
 */
const schema = `
CREATE TABLE setting (
  setting INTEGER PRIMARY KEY, subject_kind TEXT, subject_id TEXT, unverified INTEGER NOT NULL, problems INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE TABLE pointer (
  setting INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (setting, kind, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE problem (
  setting INTEGER NOT NULL, ordinal INTEGER NOT NULL, code TEXT NOT NULL, path TEXT NOT NULL, message TEXT NOT NULL,
  PRIMARY KEY (setting, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE listed (
  setting INTEGER NOT NULL, list TEXT NOT NULL, PRIMARY KEY (setting, list)
) STRICT, WITHOUT ROWID;
CREATE TABLE spooled (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL,
  setting INTEGER, title TEXT, words TEXT, base INTEGER
) STRICT;
CREATE INDEX unjudged ON spooled (number) WHERE setting IS NULL;
CREATE TABLE name (
  number INTEGER NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (number, folded)
) STRICT, WITHOUT ROWID;
`;

export interface SpoolWriter {
  put(row: BatchRow | JudgedRow): void;
  /** Says that all rows are there. What is closed without it is no spool. */
  finish(): void;
  close(): void;
}

/** Settings that are told apart at once; a table has few of them, or as many as rows. */
const mostKnown = 5_000;

/** Begins a spool in this file. It is thrown away with its upload: no step of it has to be on the disk. */
export function writeSpool(file: string): SpoolWriter {
  const db = create(file);
  const row = db.prepare('INSERT INTO spooled (kind, id, body, setting, title, words) VALUES (?, ?, ?, ?, ?, ?)');
  const plain = db.prepare('INSERT INTO spooled (kind, id, body, base) VALUES (?, ?, ?, ?)');
  const name = db.prepare('INSERT INTO name (number, folded) VALUES (?, ?)');
  const numberOf = settingWriter(db);
  db.exec('BEGIN');
  return {
    put: (given) => {
      const { kind, id } = given;
      if ('body' in given) {
        plain.run(kind, id, JSON.stringify(given.body), given.baseRevision ?? null);
        return;
      }
      const { json, title, words, names, setting } = given;
      const { lastInsertRowid } = row.run(kind, id, json, numberOf(kind, setting), title, words);
      for (const folded of names) name.run(lastInsertRowid, folded);
    },
    finish: () => void db.exec('COMMIT'),
    close: () => void db.close(),
  };
}

/** Where that fails, as on a full disk, no file stays. */
function create(file: string): WritableDb {
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600 });
  const db = openWritable(file);
  try {
    db.pragma('page_size = 16384');
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(schema);
    return db;
  } catch (error) {
    db.close();
    rmSync(file, { force: true });
    throw error;
  }
}

/** Writes each setting once, as far as it remembers. @returns its number */
function settingWriter(db: WritableDb): (kind: JudgedRow['kind'], setting: Setting) => number {
  const insert = {
    setting: db.prepare(
      'INSERT INTO setting (subject_kind, subject_id, unverified, problems, words) VALUES (?, ?, ?, ?, ?)',
    ),
    pointer: db.prepare('INSERT OR IGNORE INTO pointer (setting, kind, id) VALUES (?, ?, ?)'),
    problem: db.prepare('INSERT INTO problem (setting, ordinal, code, path, message) VALUES (?, ?, ?, ?, ?)'),
    listed: db.prepare('INSERT INTO listed (setting, list) VALUES (?, ?)'),
  };
  const same = new WeakMap<Setting, number>();
  const alike = new Map<string, number>();
  const write = (kind: JudgedRow['kind'], { subject, unverified, pointers, problems, words }: Setting): number => {
    const { lastInsertRowid } = insert.setting.run(
      subject?.kind ?? null,
      subject?.id ?? null,
      Number(unverified),
      problems.length,
      words,
    );
    for (const [target, id] of pointers) insert.pointer.run(lastInsertRowid, target, id);
    for (const [ordinal, { code, path, message }] of problems.entries()) {
      insert.problem.run(lastInsertRowid, ordinal, code, JSON.stringify(path), message);
    }
    for (const list of listsOf(fresh, { kind, unverified, problems })) insert.listed.run(lastInsertRowid, list);
    return Number(lastInsertRowid);
  };
  return (kind, setting) => {
    const known = same.get(setting);
    if (known !== undefined) return known;
    const words = JSON.stringify([kind, setting]);
    const number = alike.get(words) ?? write(kind, setting);
    if (alike.size >= mostKnown) alike.clear();
    alike.set(words, number);
    same.set(setting, number);
    return number;
  };
}
