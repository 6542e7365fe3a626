import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../../../db/release/package/export.ts';
import type { ReleaseEvent } from '../../../db/release/package/refusal.ts';
import type { ReleaseCheck } from '../../../db/release/store/checked-activation.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { releaseCheck } from '../../render-check/release-check.ts';
import { systemCodeOf } from '../command.ts';
import { refused } from '../refused.ts';

/** What commands on packages need. */
interface PackageJob {
  audit: (event: ReleaseEvent) => void;
  check: ReleaseCheck;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** A command has no browser; a kiosk draws each screen of what it installs or publishes itself. */
export const notDrawn = 'The content of every screen was checked; no browser drew them.';

/** Runs `work` with an open audit, cancelled by Ctrl-C, and shows its progress. @throws {CommandRefused} */
export async function withPackageJob<T>(dataFolder: string, work: (job: PackageJob) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  const audit = auditOf(dataFolder);
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    const pageFolder = join(appFolder(), 'dist', 'renderer');
    return await work({
      audit: ({ action, subject, details }) =>
        void audit.append({ by: machine, action, subject, details: { ...details, systemUser: userInfo().username } }),
      check: releaseCheck({ pageFolder, version: appVersion() }),
      signal: stop.signal,
      onProgress: progressLine(),
    });
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
    audit.close();
  }
}

function auditOf(dataFolder: string): ReturnType<typeof openAudit> {
  try {
    return openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  } catch (error) {
    throw refused('cannot-write', { dataFolder, code: systemCodeOf(error) });
  }
}

const phaseLabels = { writing: 'Writing', checking: 'Reading back', installing: 'Copying' };

/** Rewrites one line on a terminal; silent elsewhere. */
function progressLine(): PackageJob['onProgress'] {
  let shown = '';
  return ({ phase, bytes, totalBytes }) => {
    const line = `${phaseLabels[phase]} … ${Math.min(100, Math.floor((100 * bytes) / totalBytes))} %`;
    if (!process.stderr.isTTY || line === shown) return;
    shown = line;
    process.stderr.write(`\r\u001b[K${line}${bytes >= totalBytes ? '\n' : ''}`);
  };
}
