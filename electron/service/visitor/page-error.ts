import { cleanReason, errorLimit, framesOf, type PageError } from '../../../db/model/api/page-reports.ts';
import type { Log } from '../http/log.ts';
import { resolveStack } from './page-stack.ts';

/** Keeps a page that fails repeatedly from displacing earlier entries of the log. */
const maxPerHour = 20;

/** Logs errors of the page as `page-error`. `dropped`: number of errors left out since the previous entry. */
export function pageErrorLog(
  log: Log,
  clock: () => number,
  pageFolder: string,
): (error: PageError, release: string | null) => void {
  const isWithinLimit = errorLimit(maxPerHour, 3_600_000, clock);
  let dropped = 0;
  return (error, release) => {
    if (!isWithinLimit(error)) {
      dropped++;
      return;
    }
    const { kind, screen, display } = error;
    // Any program of this machine may call the service, so clean the reason again.
    const [reason, stack] = [cleanReason(error.reason), resolveStack(framesOf(error.stack), pageFolder)];
    log.error('page-error', { kind, reason, screen, release, display, stack, ...(dropped > 0 ? { dropped } : {}) });
    dropped = 0;
  };
}
