import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReadable, openWritable } from './connection.ts';
import { integritySteps } from './integrity-check.ts';
import { runSync } from './time-slicing.ts';

/** Protects: damage is found in any table, and the check can be interrupted between two tables. */
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'esimde-whole-'));
  file = join(folder, 'some.db');
  const db = openWritable(file);
  db.pragma('page_size = 4096');
  for (const name of ['first', "it's second", 'third']) {
    db.exec(`CREATE TABLE "${name}" (id INTEGER PRIMARY KEY, words TEXT) STRICT`);
    const add = db.prepare(`INSERT INTO "${name}" (words) VALUES (?)`);
    db.transaction(() => {
      for (let row = 0; row < 300; row++) add.run('Долинка '.repeat(40));
    })();
  }
  db.exec('CREATE VIRTUAL TABLE found USING fts5(words)');
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

const check = () => {
  const db = openReadable(file);
  const steps = integritySteps(db, 'quick_check');
  let pauses = 0;
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return { said: step.value, pauses };
      pauses++;
    }
  } finally {
    db.close();
  }
};

describe('a database', () => {
  it('passes if every table is intact, and is read in steps', () => {
    const { said, pauses } = check();
    expect(said).toBeNull();
    expect(pauses).toBeGreaterThan(3);
  });

  it('fails if a page of any table is damaged', () => {
    const bytes = openSync(file, 'r+');
    // Somewhere in the rows of the second table.
    writeSync(bytes, Buffer.alloc(3_000, 0x5a), 0, 3_000, 4096 * 60 + 8);
    closeSync(bytes);
    expect(check().said).toMatch(/\S/);
  });

  it('throws for a file that is not a database', () => {
    const bytes = openSync(file, 'r+');
    writeSync(bytes, Buffer.alloc(100, 0x5a), 0, 100, 0);
    closeSync(bytes);
    expect(() => {
      const db = openReadable(file);
      try {
        runSync(integritySteps(db, 'quick_check'));
      } finally {
        db.close();
      }
    }).toThrow();
  });
});
