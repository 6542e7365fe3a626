import type { WritableDb } from '../../sqlite/connection.ts';
import { type AuditPoint, endsWell, type HeadRead, isSamePoint, nothing, type SealedEntry, sealOf } from './entries.ts';

/**
 * `altered`: an entry does not fit its seal. `gap`: entries are missing before it. `chain`: it does not follow the
 * entry before it. `end`: the audit does not end where its head says. `head`: the head is missing or no head.
 * `broken`: the program itself found the end wrong once and wrote that down. `unknown-point`: what was once noted down
 * is not in it any more.
 */
interface AuditFault {
  code: 'altered' | 'gap' | 'chain' | 'end' | 'head' | 'broken' | 'unknown-point';
  /** Entry at which the fault was found; null: at the end. */
  number: number | null;
  message: string;
}

/** `end` is worth noting down on paper: an audit that still holds it was not rewritten before it. */
export type AuditVerdict =
  | { ok: true; count: number; end: AuditPoint }
  | { ok: false; count: number; end: AuditPoint; faults: AuditFault[] };

/** Maximum number of faults to report. */
const maxFaults = 20;

/**
 * Reads the whole audit. It finds whatever was changed by somebody who did not also rewrite everything after it and the
 * head; anyone with write access to all of these files can do so; only earlier `points`, noted elsewhere, reveal that.
 */
export function verifyAudit(
  db: Pick<WritableDb, 'prepare'>,
  head: HeadRead,
  points: readonly (AuditPoint | null | undefined)[] = [],
): AuditVerdict {
  const all = db.prepare(
    'SELECT number, at, account, name, action, subject, details, previous, seal FROM entry ORDER BY number',
  );
  const faults: AuditFault[] = [];
  const missing = new Set(points.filter((point) => point != null));
  let [end, count] = [nothing, 0];
  for (const row of all.iterate()) {
    const entry = row as SealedEntry;
    if (faults.length < maxFaults) faults.push(...faultsOf(entry, end));
    end = { number: entry.number, seal: entry.seal };
    count++;
    for (const point of missing) if (isSamePoint(point, end)) missing.delete(point);
  }
  faults.push(...faultsOfEnd(head, end));
  for (const { number } of missing) faults.push({ code: 'unknown-point', number, message: messages.point });
  return faults.length === 0 ? { ok: true, count, end } : { ok: false, count, end, faults };
}

const messages = {
  point: 'the entry that was noted down is not in the audit any more: it was rewritten',
  noHead: 'audit.head, which says where the audit ends, is missing although there are entries',
  badHead: 'audit.head, which says where the audit ends, cannot be read',
};

function faultsOf(entry: SealedEntry, before: AuditPoint): AuditFault[] {
  const { number } = entry;
  const faults: AuditFault[] = [];
  const fault = (code: AuditFault['code'], message: string) => faults.push({ code, number, message });
  if (number !== before.number + 1) fault('gap', `before entry ${number}, ${number - before.number - 1} are missing`);
  if (entry.previous !== before.seal) fault('chain', `entry ${number} does not follow the entry before it`);
  if (entry.seal !== sealOf(entry)) fault('altered', `entry ${number} was altered`);
  if (entry.action === 'audit-broken') {
    fault('broken', `at entry ${number} (${entry.at}) the program found that the audit's end had been changed`);
  }
  return faults;
}

function faultsOfEnd(read: HeadRead, end: AuditPoint): AuditFault[] {
  if (endsWell(read, end)) return [];
  if (read.state === 'absent') return [{ code: 'head', number: null, message: messages.noHead }];
  if (read.state === 'unreadable') return [{ code: 'head', number: null, message: messages.badHead }];
  const message = `the audit ends with entry ${end.number}, and its head says ${read.head.last.number}`;
  return [{ code: 'end', number: null, message }];
}
