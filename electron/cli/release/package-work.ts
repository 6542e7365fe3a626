import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Progress } from '../../../db/release/package/export.ts';
import type { ReleaseEvent } from '../../../db/release/package/refusal.ts';
import type { ReleaseCheck } from '../../../db/release/store/checked-activation.ts';
import { openAudit } from '../../../db/workshop/audit/audit.ts';
import { machine } from '../../../db/workshop/types.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { releaseCheck } from '../../render-check/release-check.ts';
import { Refused } from '../reply.ts';

/** What the commands about packages work with. */
export interface PackageWork {
  audit: (event: ReleaseEvent) => void;
  check: ReleaseCheck;
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** A command has no browser: a kiosk that is shown by one draws what it installs or publishes itself. */
export const notDrawn = 'Every screen was asked for what it says; none was drawn by a browser.';

/** Opens the audit, listens for Ctrl-C, and shows how far the work is, for as long as it lasts. @throws {Refused} */
export async function withPackageWork<T>(dataFolder: string, work: (parts: PackageWork) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const onBreak = () => stop.abort();
  const audit = auditOf(dataFolder);
  process.once('SIGINT', onBreak).once('SIGTERM', onBreak);
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
    process.off('SIGINT', onBreak).off('SIGTERM', onBreak);
    audit.close();
  }
}

function auditOf(dataFolder: string): ReturnType<typeof openAudit> {
  try {
    return openAudit({ folder: join(dataFolder, 'workshop'), now: () => new Date() });
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (typeof code !== 'string' || code.startsWith('ERR_')) throw error;
    throw new Refused('cannot-write', `the audit in ${dataFolder} cannot be written (${code}); nothing was changed.`);
  }
}

const words = { writing: 'Writing', checking: 'Reading back', installing: 'Copying' };

/** One line that is written anew, for a person at a terminal; nothing for anybody else. */
function progressLine(): PackageWork['onProgress'] {
  let shown = '';
  return ({ phase, bytes, totalBytes }) => {
    const line = `${words[phase]} … ${Math.min(100, Math.floor((100 * bytes) / totalBytes))} %`;
    if (!process.stderr.isTTY || line === shown) return;
    shown = line;
    process.stderr.write(`\r\u001b[K${line}${bytes >= totalBytes ? '\n' : ''}`);
  };
}
