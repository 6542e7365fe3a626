import { createHash } from 'node:crypto';

/** What an entry of the audit tells of. */
export const auditActions = [
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
  /** What it was done to: `camp/karlag`, an account's name, a release's id; empty where there is nothing to name. */
  subject: string;
  details: AuditDetails;
}

/** An entry as it stands in the file, sealed to the one before it. */
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

export const beginning = '0'.repeat(64);

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
