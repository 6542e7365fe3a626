import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { moveDurably, writeDurably } from '../../sqlite/durable.ts';

/** Kinds of audit entries. */
const auditActions = [
  'sign-in',
  'wrong-try',
  'sign-out',
  'account-add',
  'account-roles',
  'account-passphrase',
  'account-deactivate',
  'account-activate',
  'account-unlock',
  'create',
  'change',
  'withdraw',
  'restore',
  'undo',
  'import',
  'media',
  'approve',
  'send-back',
  'comment',
  'four-eyes',
  'publish',
  'export',
  'install',
  'rollback',
  'backup',
  'restore-backup',
  'key',
  'kiosk-exit',
  'kiosk-restart',
  'first-start',
  /** The audit itself was found altered before this entry; written by the audit alone. */
  'audit-broken',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** Small facts beside the subject: a revision's number, a reason; never a passphrase, never a whole record. */
export type AuditDetails = Record<string, string | number | boolean | null | string[]>;

export interface AuditEntry {
  /** From 1, without gaps. */
  number: number;
  /** ISO instant. */
  at: string;
  /** Id of the account, or `machine`. */
  account: string;
  /** Name of the account at that time. */
  name: string;
  action: AuditAction;
  /** The object of the action: `camp/karlag`, an account's name, a release's id; empty if the action has no object. */
  subject: string;
  details: AuditDetails;
}

/** A stored entry, sealed to the one before it. */
export interface SealedEntry {
  number: number;
  at: string;
  account: string;
  name: string;
  action: string;
  subject: string;
  /** Canonical JSON. */
  details: string;
  /** Seal of the entry before; of the first: `beginning`. */
  previous: string;
  seal: string;
}

const beginning = '0'.repeat(64);

/** One text for one value: keys in order, no spaces. */
export function canonicalDetails(details: AuditDetails): string {
  const keys = Object.keys(details).sort();
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, details[key]])));
}

/** The seal: sha-256 over the canonical JSON of everything in the entry and the seal before it. */
export function sealOf(entry: Omit<SealedEntry, 'seal'>): string {
  const { number, at, account, name, action, subject, details, previous } = entry;
  const text = JSON.stringify([number, at, account, name, action, subject, details, previous]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

const pointSchema = v.strictObject({
  /** Number of the entry; 0: none. */
  number: v.pipe(v.number(), v.integer(), v.minValue(0)),
  seal: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

const headSchema = v.strictObject({ last: pointSchema, next: v.nullable(pointSchema) });

/** An entry, by number and seal. */
export type AuditPoint = v.InferOutput<typeof pointSchema>;

/**
 * Where the audit ends, in a file beside it, so that an end that was cut off is missed. `next` is announced before an
 * entry is written and becomes `last` after it; whatever instant the power fails at, one of the two is where it ends.
 */
export type AuditHead = v.InferOutput<typeof headSchema>;

export type HeadRead = { state: 'absent' } | { state: 'unreadable' } | { state: 'read'; head: AuditHead };

export const headFile = (folder: string): string => join(folder, 'audit.head');

export function readHead(folder: string): HeadRead {
  try {
    const result = v.safeParse(headSchema, JSON.parse(readFileSync(headFile(folder), 'utf8')));
    return result.success ? { state: 'read', head: result.output } : { state: 'unreadable' };
  } catch (error) {
    return { state: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'absent' : 'unreadable' };
  }
}

/** @throws Error if the disk fails */
export function writeHead(folder: string, head: AuditHead): void {
  const next = join(folder, '.audit.head-next');
  writeDurably(next, `${JSON.stringify(head)}\n`);
  moveDurably(next, headFile(folder));
}

/** Before the first entry. */
export const nothing: AuditPoint = { number: 0, seal: beginning };

/** Whether the audit ends at the head's entry. */
export function endsWell(read: HeadRead, end: AuditPoint): boolean {
  if (read.state !== 'read') return read.state === 'absent' && end.number === 0;
  const { last, next } = read.head;
  return isSamePoint(last, end) || (next !== null && isSamePoint(next, end));
}

export const isSamePoint = (a: AuditPoint, b: AuditPoint): boolean => a.number === b.number && a.seal === b.seal;
