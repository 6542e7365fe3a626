import { hostname } from 'node:os';
import type { PluggedNews } from '../../../db/model/api/publish.ts';
import type { Plugged } from '../../../db/release/package/plugged.ts';
import type { Audit } from '../../../db/workshop/audit/audit.ts';
import type { PluggedResult } from '../../service/workshop/release-job.ts';
import { reportOn } from './stick-report.ts';

/** Refusals that say nothing of the package: it was not tried, or not to the end. */
const untried = ['busy', 'cancelled'];

/** What became of a stick's packages, told on the stick. */
export async function pluggedResult(
  outcomes: readonly Plugged[],
  { stick, folder }: { stick: string; folder: string },
  at = new Date(),
): Promise<PluggedResult> {
  const all = outcomes.map((plugged) => newsOf(plugged, stick, at));
  const news = all.filter(({ reason }) => !untried.includes(reason));
  if (news.length > 0) {
    try {
      await reportOn(folder, news, hostname());
    } catch {
      // It is write-protected, full, or gone; the audit and the technician's page tell of it.
    }
  }
  return { news, isBusy: all.some(({ reason }) => reason === 'busy') };
}

function newsOf({ file, sequence, outcome }: Plugged, stick: string, at: Date): PluggedNews {
  const { reason, detail } = outcome.is === 'refused' ? outcome.refusal : { reason: '', detail: '' };
  return { at: at.toISOString(), stick, file, outcome: outcome.is, sequence, reason, detail };
}

/** So far is looked back for the last change of the releases. */
const lookBack = 500;

/** Whether the last that was done to the releases here was to go back on purpose. */
export function wentBack(audit: Pick<Audit, 'entries'>): boolean {
  const changes = audit
    .entries({ limit: lookBack })
    .filter(({ action, details }) => ['install', 'publish', 'rollback'].includes(action) && !('refused' in details));
  return changes[0]?.action === 'rollback';
}
