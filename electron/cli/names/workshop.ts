import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../../../db/model/result.ts';
import type { AuditLine } from '../../../db/workshop/audit/audit.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { refused } from '../refused.ts';

/** Notes in the audit what the machine is about to do. */
export function auditLine(
  dataFolder: string,
  action: AuditLine['action'],
  subject: string,
  details: AuditLine['details'],
): void {
  const audit = openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  try {
    audit.append({ by: machine, action, subject, details: { ...details, systemUser: userInfo().username } });
  } finally {
    audit.close();
  }
}

/** The value of a change of the catalogue. @throws {CommandRefused} */
export function done<T>(outcome: Result<T, 'busy' | 'not-found' | 'ending-notes'>): T {
  if (outcome.ok) return outcome.value;
  throw refused(outcome.error === 'not-found' ? 'not-found.list' : 'busy.names');
}
