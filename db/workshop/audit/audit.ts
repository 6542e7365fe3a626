import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openReadable, type WritableDb } from '../../sqlite/connection.ts';
import { openPrivateFile } from '../../sqlite/private-file.ts';
import { auditMigrations } from '../migrations/steps.ts';
import type { Actor } from '../types.ts';
import {
  type AuditAction,
  type AuditDetails,
  type AuditEntry,
  type AuditPoint,
  canonicalDetails,
  endsWell,
  type HeadRead,
  isSamePoint,
  nothing,
  readHead,
  type SealedEntry,
  sealOf,
  writeHead,
} from './entries.ts';
import { type AuditVerdict, verifyAudit } from './verify.ts';

/** What is written down. */
export interface AuditLine {
  by: Pick<Actor, 'account' | 'name'>;
  action: Exclude<AuditAction, 'audit-broken'>;
  subject: string;
  details?: AuditDetails;
}

/** Who did what, when. Call `append` before the recorded change takes effect: a surplus line is better than a missing one. */
export interface Audit {
  /** On the disk when it returns. @throws Error if the disk fails; the recorded change must then not happen */
  append(line: AuditLine): AuditEntry;
  /** Newest first. */
  entries(page: { before?: number | undefined; limit: number }): AuditEntry[];
  count(): number;
  /** @param holds an end recorded earlier, which the audit must still contain */
  verify(holds?: AuditPoint): AuditVerdict;
  close(): void;
}

/** Steps of an entry, in order; a test ends the process after each of them. */
type AuditStep = 'announced' | 'written' | 'settled';

export interface AuditOptions {
  /** `<data>/workshop`; made where it is missing. */
  folder: string;
  now: () => Date;
  after?: (step: AuditStep) => void;
  /** Called with the end of the audit after each entry, to store it elsewhere. */
  note?: (end: AuditPoint) => void;
}

const columns = 'number, at, account, name, action, subject, details, previous, seal';

/** Opens `<folder>/audit.db`. Many processes may append: each entry is sealed under SQLite's write lock. */
export function openAudit({ folder, now, after = () => {}, note = () => {} }: AuditOptions): Audit {
  const db = openAuditFile(folder);
  const newest = db.prepare(`SELECT ${columns} FROM entry ORDER BY number DESC LIMIT 1`);
  const before = db.prepare(`SELECT ${columns} FROM entry WHERE number < ? ORDER BY number DESC LIMIT ?`);
  const insert = db.prepare(
    `INSERT INTO entry (${columns})
     VALUES (:number, :at, :account, :name, :action, :subject, :details, :previous, :seal)`,
  );
  const entryAt = db.prepare<[number], { seal: string }>('SELECT seal FROM entry WHERE number = ?');
  /** Compared once: later ends come from this process. */
  const noted = notedEnd(folder);
  const isOlder = noted !== null && entryAt.get(noted.number)?.seal !== noted.seal;
  let isOlderWritten = false;
  const last = (): AuditPoint => (newest.get() as SealedEntry | undefined) ?? nothing;

  /** @param stays what the head names until the entry is written; in a broken audit, the trace of what is missing */
  const write = (line: Omit<AuditLine, 'action'> & { action: AuditAction }, stays = last()): AuditEntry => {
    const { number, seal: previous } = last();
    const details = line.details ?? {};
    const { action, subject } = line;
    const { account, name } = line.by;
    const entry = { number: number + 1, at: now().toISOString(), account, name, action, subject };
    const sealed = { ...entry, details: canonicalDetails(details), previous };
    const next = { number: entry.number, seal: sealOf(sealed) };
    writeHead(folder, { last: { number: stays.number, seal: stays.seal }, next });
    after('announced');
    insert.run({ ...sealed, seal: next.seal });
    return { ...entry, details };
  };
  const settle = (): void => {
    const head = readHead(folder);
    const end = last();
    if (head.state !== 'read' || !head.head.next || !isSamePoint(head.head.next, end)) return;
    writeHead(folder, { last: { number: end.number, seal: end.seal }, next: null });
  };
  const noteBreak = (): boolean => {
    const end = last();
    const older = isOlder && !isOlderWritten ? olderThan(noted) : null;
    const broken =
      breakOf(readHead(folder), end) ?? (end.number === 0 && hasAccounts(folder) ? missing : null) ?? older;
    isOlderWritten = true;
    if (broken) write({ by: itself, action: 'audit-broken', subject: '', details: broken.details }, broken.expected);
    return broken !== null;
  };
  const append = (line: AuditLine): AuditEntry => {
    if (db.transaction(noteBreak).immediate()) db.transaction(settle).immediate();
    const entry = db.transaction(() => write(line)).immediate();
    after('written');
    db.transaction(settle).immediate();
    after('settled');
    const { number, seal } = last();
    note({ number, seal });
    return entry;
  };
  return {
    append,
    entries: (page) => (before.all(page.before ?? Number.MAX_SAFE_INTEGER, page.limit) as SealedEntry[]).map(entryOf),
    count: () => last().number,
    verify: (holds) => db.transaction(() => verifyAudit(db, readHead(folder), [notedEnd(folder), holds])).immediate(),
    close: () => db.close(),
  };
}

const itself = { account: 'audit', name: 'audit' };

/** The mismatch between the head and the end of the audit. @returns null if they match */
function breakOf(read: HeadRead, end: AuditPoint): { expected: AuditPoint; details: AuditDetails } | null {
  if (endsWell(read, end)) return null;
  const expected = read.state === 'read' ? read.head.last : nothing;
  const found = { found: end.number, foundSeal: end.seal };
  return { expected, details: { head: read.state, expected: expected.number, expectedSeal: expected.seal, ...found } };
}

const olderThan = ({ number, seal }: AuditPoint) => ({
  expected: nothing,
  details: { head: 'older', expected: number, expectedSeal: seal },
});

/** The end that the workshop recorded, or null. */
function notedEnd(folder: string): AuditPoint | null {
  const file = join(folder, 'workshop.db');
  if (!existsSync(file)) return null;
  const db = openReadable(file);
  try {
    return db.prepare<[], AuditPoint>('SELECT number, seal FROM audit_end').get() ?? null;
  } catch {
    // New, or from an earlier version: the table does not exist yet.
    return null;
  } finally {
    db.close();
  }
}

/** No account is added without an entry, so that an empty audit beside accounts was removed. */
const missing = { expected: nothing, details: { head: 'absent', expected: null, found: 0 } };

function hasAccounts(folder: string): boolean {
  const file = join(folder, 'accounts.db');
  if (!existsSync(file)) return false;
  const db = openReadable(file);
  try {
    return db.prepare('SELECT 1 FROM account LIMIT 1').get() !== undefined;
  } catch {
    // New: the table does not exist yet.
    return false;
  } finally {
    db.close();
  }
}

/** The entry as it was given to `append`. */
const entryOf = ({ number, at, account, name, action, subject, details }: SealedEntry): AuditEntry => ({
  number,
  at,
  account,
  name,
  action: action as AuditAction,
  subject,
  details: JSON.parse(details) as AuditDetails,
});

export const auditFile = (folder: string): string => join(folder, 'audit.db');

/** @throws Error where the file was made by a newer program, or cannot be written to */
export function openAuditFile(folder: string): WritableDb {
  return openPrivateFile(auditFile(folder), auditMigrations);
}

const csvColumns = ['number', 'at', 'account', 'name', 'action', 'subject', 'details'] as const;

/** What a spreadsheet would take for a formula, also after white space or in full width. */
const looksLikeFormula = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell of RFC 4180 that no spreadsheet takes for a formula: an apostrophe before it makes it text. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value;
  const safe = typeof value === 'string' && looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The audit as lines of CSV in UTF-8 with the byte-order mark that Excel needs, in the order of the entries given. */
export function* auditCsv(entries: Iterable<AuditEntry>): Generator<string> {
  yield `\uFEFF${csvColumns.join(',')}\r\n`;
  for (const entry of entries) {
    const cells = csvColumns.map((name) => (name === 'details' ? JSON.stringify(entry.details) : entry[name]));
    yield `${cells.map(csvCell).join(',')}\r\n`;
  }
}

/** The two-person rule; `wasOff` if it was off at any time since the last release, even if it is on again. */
export interface FourEyes {
  on: boolean;
  wasOff: boolean;
}

/**
 * Whether a second person must approve each change. The setting is the last `four-eyes` entry of the audit, so that every
 * switch is recorded and a later manipulation is detected. Read at each use: it is switched off at the machine, in another process.
 *
 * @param folder `<data>/workshop`
 */
export function readFourEyes(folder: string): FourEyes {
  if (!existsSync(auditFile(folder))) return { on: true, wasOff: false };
  const db = openReadable(auditFile(folder));
  try {
    const switched = db
      .prepare<[], { details: string; number: number }>(
        `SELECT details, number FROM entry WHERE action = 'four-eyes' ORDER BY number DESC`,
      )
      .all()
      .map(({ details, number }) => ({ number, on: (JSON.parse(details) as { on?: unknown }).on !== false }));
    const published = db
      .prepare<[], { number: number }>(
        `SELECT number FROM entry WHERE action = 'publish' AND details NOT LIKE '%"refused"%' ORDER BY number DESC LIMIT 1`,
      )
      .get();
    const on = switched[0]?.on ?? true;
    return { on, wasOff: !on || switched.some((each) => !each.on && each.number > (published?.number ?? 0)) };
  } finally {
    db.close();
  }
}
