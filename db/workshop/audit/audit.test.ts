import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workshopFixture } from '../../../test-support/workshop/workshop.ts';
import { openWritable, type WritableDb } from '../../sqlite/connection.ts';
import { createAccounts, openAccountsFile } from '../access/accounts.ts';
import { type Audit, auditCsv, auditFile, csvCell, openAudit } from './audit.ts';
import { headFile, type SealedEntry, sealOf } from './entries.ts';

/** Protects: every alteration of the audit is detected, and a power cut is not mistaken for one. */
const work = mkdtempSync(join(tmpdir(), 'esimde-audit-'));
afterAll(() => rmSync(work, { recursive: true }));
let copies = 0;
const original = join(work, 'original');
const entryCount = 6;
const by = { account: 'a1', name: 'Айгүл' };

const open = (folder: string): Audit => openAudit({ folder, now: () => new Date('2026-11-23T09:00:00Z') });

beforeAll(() => {
  const audit = open(original);
  for (let number = 1; number <= entryCount; number++) {
    audit.append({ by, action: 'change', subject: `camp/${number}`, details: { revision: number, reason: 'түзету' } });
  }
  audit.close();
});

/** A copy of the audit, altered with another program, with or without its triggers. */
function tampered(tamper: (db: WritableDb, folder: string) => void): string {
  const folder = join(work, `copy-${copies++}`);
  cpSync(original, folder, { recursive: true });
  const db = openWritable(auditFile(folder));
  for (const trigger of ['entry_stays', 'entry_remains', 'entry_follows']) db.exec(`DROP TRIGGER ${trigger}`);
  tamper(db, folder);
  db.close();
  return folder;
}

function faultsIn(folder: string): string[] {
  const audit = open(folder);
  const verdict = audit.verify();
  audit.close();
  return verdict.ok ? [] : verdict.faults.map(({ code, number }) => `${code} ${number}`);
}

const rowsOf = (db: WritableDb) => db.prepare('SELECT * FROM entry ORDER BY number').all() as SealedEntry[];

function insert(db: WritableDb, row: SealedEntry): void {
  db.prepare(
    `INSERT INTO entry (number, at, account, name, action, subject, details, previous, seal)
     VALUES (:number, :at, :account, :name, :action, :subject, :details, :previous, :seal)`,
  ).run({ ...row });
}

/** Computes new seals from an entry on, as an attacker who knows the format would. */
function resealFrom(db: WritableDb, first: number): void {
  let previous = rowsOf(db)[first - 2]?.seal ?? '0'.repeat(64);
  for (const row of rowsOf(db).slice(first - 1)) {
    const seal = sealOf({ ...row, previous });
    db.prepare('UPDATE entry SET previous = ?, seal = ? WHERE number = ?').run(previous, seal, row.number);
    previous = seal;
  }
}

describe('the audit', () => {
  it('verifies as written, and lists entries newest first in pages', () => {
    expect(faultsIn(original)).toEqual([]);
    const audit = open(original);
    expect(audit.entries({ limit: 2 }).map(({ number }) => number)).toEqual([6, 5]);
    expect(audit.entries({ before: 5, limit: 2 })).toMatchObject([
      { number: 4, subject: 'camp/4', name: 'Айгүл', details: { revision: 4, reason: 'түзету' } },
      { number: 3 },
    ]);
    audit.close();
  });

  it('refuses changes and deletions through SQLite', () => {
    const db = openWritable(auditFile(original));
    expect(() => db.exec("UPDATE entry SET subject = 'x' WHERE number = 2")).toThrow(/append-only/);
    expect(() => db.exec('DELETE FROM entry')).toThrow(/append-only/);
    expect(() => insert(db, { ...(rowsOf(db)[0] as SealedEntry), number: 99, seal: 'f'.repeat(64) })).toThrow(/append/);
    db.close();
  });

  const columns = ['at', 'account', 'name', 'action', 'subject', 'details', 'previous', 'seal'];
  it.each(columns)('detects one changed character in %s of any entry', (column) => {
    for (let number = 1; number <= entryCount; number++) {
      const folder = tampered((db) => {
        const value = String(db.prepare(`SELECT ${column} AS v FROM entry WHERE number = ?`).pluck().get(number));
        const last = value.at(-1) === '1' ? '2' : '1';
        db.prepare(`UPDATE entry SET ${column} = ? WHERE number = ?`).run(value.slice(0, -1) + last, number);
      });
      expect(faultsIn(folder), `entry ${number}`).not.toEqual([]);
    }
  });

  it('detects the removal of any entry, even the last, with or without new numbers and seals', () => {
    for (let number = 1; number <= entryCount; number++) {
      const remove = (db: WritableDb) => db.prepare('DELETE FROM entry WHERE number = ?').run(number);
      expect(faultsIn(tampered(remove)), `entry ${number}`).not.toEqual([]);
      const hidden = tampered((db) => {
        remove(db);
        db.prepare('UPDATE entry SET number = number - 1 WHERE number > ?').run(number);
        resealFrom(db, number);
      });
      expect(faultsIn(hidden), `entry ${number}, hidden`).toEqual(['end null']);
    }
  });

  it('detects a truncated end, even an empty file', () => {
    for (let kept = 0; kept < entryCount; kept++) {
      const folder = tampered((db) => db.prepare('DELETE FROM entry WHERE number > ?').run(kept));
      expect(faultsIn(folder), `${kept} kept`).toEqual(['end null']);
    }
  });

  it('detects an inserted entry, with or without a correct seal', () => {
    for (let number = 1; number <= entryCount + 1; number++) {
      const folder = tampered((db) => {
        for (let moved = entryCount; moved >= number; moved--) {
          db.prepare('UPDATE entry SET number = ? WHERE number = ?').run(moved + 1, moved);
        }
        const model = rowsOf(db)[0] as SealedEntry;
        insert(db, { ...model, number, subject: 'camp/forged', seal: 'e'.repeat(64) });
        resealFrom(db, number);
      });
      expect(faultsIn(folder), `entry ${number}`).toEqual(['end null']);
    }
  });

  it('detects a changed byte of the file', () => {
    const folder = tampered((db) => db.pragma('wal_checkpoint(TRUNCATE)'));
    const bytes = readFileSync(auditFile(folder));
    const at = bytes.indexOf('camp/3');
    expect(at).toBeGreaterThan(0);
    bytes.write('camp/9', at);
    writeFileSync(auditFile(folder), bytes);
    expect(faultsIn(folder)).toEqual(['altered 3']);
  });

  it('detects two swapped entries', () => {
    const folder = tampered((db) => {
      db.exec('UPDATE entry SET number = 99 WHERE number = 2; UPDATE entry SET number = 2 WHERE number = 3');
      db.exec('UPDATE entry SET number = 3 WHERE number = 99');
    });
    expect(faultsIn(folder)).toContain('chain 2');
  });

  it('detects a missing or invalid head file', () => {
    expect(faultsIn(tampered((_db, folder) => rmSync(headFile(folder))))).toEqual(['head null']);
    expect(faultsIn(tampered((_db, folder) => writeFileSync(headFile(folder), '{}')))).toEqual(['head null']);
  });

  it('records a truncation when entries follow it', () => {
    const folder = tampered((db) => db.exec('DELETE FROM entry WHERE number > 4'));
    const audit = open(folder);
    audit.append({ by, action: 'sign-in', subject: 'Айгүл' });
    expect(audit.entries({ limit: 3 }).map(({ action }) => action)).toEqual(['sign-in', 'audit-broken', 'change']);
    expect(audit.entries({ before: 6, limit: 1 })[0]?.details).toMatchObject({ expected: 6, found: 4 });
    audit.close();
    expect(faultsIn(folder)).toEqual(['broken 5']);
  });

  it('detects a consistent rewrite of all files only with an end that was noted before', () => {
    const noted = open(original);
    const { end } = noted.verify();
    noted.close();
    const folder = join(work, 'rewritten');
    const forged = open(folder);
    for (let number = 0; number < entryCount; number++) forged.append({ by, action: 'change', subject: 'forged' });
    expect(forged.verify()).toMatchObject({ ok: true });
    expect(forged.verify(end)).toMatchObject({ ok: false, faults: [{ code: 'unknown-point' }] });
    forged.close();
    const honest = open(original);
    expect(honest.verify(end)).toMatchObject({ ok: true, count: entryCount });
    honest.close();
  });
});

const child = fileURLToPath(new URL('../../../test-support/kills/write-audit.ts', import.meta.url));

function run(...words: string[]): Promise<NodeJS.Signals | null> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
    started.once('error', reject);
    started.once('close', (status, signal) => (status ? reject(new Error(`status ${status}`)) : resolve(signal)));
  });
}

describe('no alteration is reported after', () => {
  it.each(['announced', 'written', 'settled'])('a kill −9 after an entry was %s', async (step) => {
    const folder = join(work, `killed-${step}`);
    cpSync(original, folder, { recursive: true });
    expect(await run(folder, step)).toBe('SIGKILL');
    expect(faultsIn(folder)).toEqual([]);
    const audit = open(folder);
    expect(audit.count()).toBe(step === 'announced' ? entryCount : entryCount + 1);
    audit.append({ by, action: 'sign-in', subject: 'Айгүл' });
    expect(audit.entries({ limit: 1 })[0]?.action).toBe('sign-in');
    audit.close();
    expect(faultsIn(folder)).toEqual([]);
  });

  it('simultaneous writes of two processes', async () => {
    const folder = join(work, 'shared');
    open(folder).close();
    await Promise.all([run(folder, '25'), run(folder, '25')]);
    const audit = open(folder);
    expect(audit.verify()).toMatchObject({ ok: true, count: 50 });
    expect(new Set(audit.entries({ limit: 50 }).map(({ account }) => account)).size).toBe(2);
    audit.close();
  });
});

describe('the audit as CSV', () => {
  it('has no cell that a spreadsheet evaluates', () => {
    for (const text of ['=1+1', '+7', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
    }
    expect(csvCell('a "b", c\nd')).toBe('"a ""b"", c\nd"');
    expect(csvCell(-5)).toBe('-5');
  });

  it('contains every entry', () => {
    const audit = open(original);
    const text = [...auditCsv(audit.entries({ limit: 100 }).reverse())].join('');
    audit.close();
    expect(text.startsWith('\uFEFFnumber,at,')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(1 + entryCount);
    expect(text).toContain('"{""reason"":""түзету"",""revision"":1}"');
    expect(readFileSync(headFile(original), 'utf8')).toContain('"next":null');
  });
});

it('an audit that was deleted with its head begins with the entry that it was broken, beside accounts', async () => {
  const folder = join(work, 'deleted');
  const db = openAccountsFile(folder);
  const audit = open(folder);
  const accounts = createAccounts({ db, now: () => new Date() });
  const added = await accounts.add({ name: 'A', roles: ['technician'], passphrase: 'жеті түн ай жұлдыз' }, () => {
    audit.append({ by, action: 'account-add', subject: 'A' });
  });
  expect(added.ok && audit.entries({ limit: 9 }).map(({ action }) => action)).toEqual(['account-add']);
  audit.close();
  db.close();
  for (const name of readdirSync(folder).filter((each) => each.startsWith('audit'))) rmSync(join(folder, name));
  const again = open(folder);
  again.append({ by, action: 'sign-in', subject: 'A' });
  expect(again.entries({ limit: 9 }).map(({ action }) => action)).toEqual(['sign-in', 'audit-broken']);
  again.close();
});

it('an older audit with its head is found by the end that the workshop noted', () => {
  const fixture = workshopFixture();
  const { workshop } = fixture;
  const { folder } = fixture;
  const now = () => new Date('2026-11-23T09:00:00Z');
  const files = ['audit.db', 'audit.head'].map((name) => join(folder, name));
  const opened = (): Audit => openAudit({ folder, now, note: workshop.noteAuditEnd });
  const first = opened();
  first.append({ by, action: 'sign-in', subject: 'A' });
  first.close();
  for (const file of files) cpSync(file, `${file}.older`);
  const second = opened();
  second.append({ by, action: 'restore-backup', subject: 'x' });
  expect(second.verify()).toMatchObject({ ok: true, count: 2 });
  second.close();
  for (const file of files) cpSync(`${file}.older`, file);
  const third = opened();
  expect(third.verify()).toMatchObject({ ok: false, faults: [{ code: 'unknown-point', number: 2 }] });
  third.append({ by, action: 'sign-in', subject: 'A' });
  expect(third.entries({ limit: 9 }).map(({ action }) => action)).toEqual(['sign-in', 'audit-broken', 'sign-in']);
  expect(third.verify()).toMatchObject({ ok: false, faults: [{ code: 'broken', number: 2 }] });
  third.close();
  fixture.remove();
});
