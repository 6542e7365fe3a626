import type { ReadableDb } from './connection.ts';
import type { Steps } from './time-slicing.ts';

/**
 * Reads every table of a database with its indices, one in a step: at once, a large one would keep its kiosk from
 * answering for seconds. What a full-text index says is not compared with its text, which takes most of that time; its
 * pages are read, as those of tables of their own.
 *
 * @returns the first fault in SQLite's words; null if the file is sound
 * @throws SqliteError where it cannot be read at all
 */
export function* integritySteps(db: ReadableDb, how: 'quick_check' | 'integrity_check'): Steps<string | null> {
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").pluck().all();
  for (const table of tables as string[]) {
    const said = String(db.pragma(`${how}('${table.replaceAll("'", "''")}')`, { simple: true }));
    if (said !== 'ok') return said;
    yield;
  }
  return null;
}
