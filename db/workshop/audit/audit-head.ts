import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { moveDurably, writeDurably } from '../../sqlite/durable.ts';
import { beginning } from './audit-entry.ts';

const pointSchema = v.strictObject({
  /** Number of the entry; 0: none yet. */
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

/** @throws Error where the disk refuses */
export function writeHead(folder: string, head: AuditHead): void {
  const next = join(folder, '.audit.head-next');
  writeDurably(next, `${JSON.stringify(head)}\n`);
  moveDurably(next, headFile(folder));
}

/** Before the first entry. */
export const nothing: AuditPoint = { number: 0, seal: beginning };

/** Whether the audit ends where the head says. */
export function endsWell(read: HeadRead, end: AuditPoint): boolean {
  if (read.state !== 'read') return read.state === 'absent' && end.number === 0;
  const { last, next } = read.head;
  return isSamePoint(last, end) || (next !== null && isSamePoint(next, end));
}

export const isSamePoint = (a: AuditPoint, b: AuditPoint): boolean => a.number === b.number && a.seal === b.seal;
