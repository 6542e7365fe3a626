import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import type { Audit } from '../../../../../db/workshop/audit/audit.ts';
import { fact, fault } from './note.ts';

/** Reads the audit from its first entry to its end. */
export function checkAudit(audit: Pick<Audit, 'verify'>): CheckNote[] {
  const verdict = audit.verify();
  if (verdict.ok) return [fact('audit-whole', { count: verdict.count })];
  return verdict.faults.map(({ message }) => fault('audit-broken', { reason: message }));
}
