import { cleanReason, errorLimit, framesOf, type PageError } from '../../../db/model/api/page-error.ts';
import type { Log } from '../http/log.ts';
import { resolveStack } from './page-stack.ts';

/** Bounds what a page that fails for ever writes in a night, so that the log keeps what came before. */
const maxPerHour = 20;

/** Writes errors of the page to the log as `page-error`. `dropped`: how many more there were since the last one. */
export function pageErrorLog(
  log: Log,
  clock: () => number,
  pageFolder: string,
): (error: PageError, release: string | null) => void {
  const passes = errorLimit(maxPerHour, 3_600_000, clock);
  let dropped = 0;
  return (error, release) => {
    if (!passes(error)) {
      dropped++;
      return;
    }
    const { kind, screen, display } = error;
    // The page cleans what it sends, but the service answers any program of this machine.
    const [reason, stack] = [cleanReason(error.reason), resolveStack(framesOf(error.stack), pageFolder)];
    log.error('page-error', { kind, reason, screen, release, display, stack, ...(dropped > 0 ? { dropped } : {}) });
    dropped = 0;
  };
}
