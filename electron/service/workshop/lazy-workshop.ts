import type { WorkshopErrorReply } from '../../../db/model/api/error.ts';
import { detailsOf, type Log } from '../http/log.ts';

/** The workshop as the service knows it. */
export interface WorkshopService {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const unusable: WorkshopErrorReply = {
  error: { code: 'internal', message: 'The workshop cannot be opened; the log of the kiosk says why.' },
};

/**
 * The workshop, read and opened at its first request: a kiosk that only shows pays nothing for it. Where opening fails,
 * the next request tries again, and the visitor's side does not hear of it.
 */
export function lazily(open: (reopen: () => void) => Promise<WorkshopService>, log: Log): WorkshopService {
  let opened: Promise<WorkshopService> | null = null;
  /** Requests that arrive meanwhile wait. */
  const reopen = (): void => {
    const before = opened;
    opened = (async () => {
      await (await before)?.close();
      return open(reopen);
    })();
    opened.catch(() => {
      opened = null;
    });
  };
  const workshop = (): Promise<WorkshopService> => {
    opened ??= open(reopen).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    fetch: async (request) => {
      try {
        return await (await workshop()).fetch(request);
      } catch (error) {
        log.error('workshop-unusable', detailsOf(error));
        return Response.json(unusable, { status: 500, headers: { 'Cache-Control': 'no-store' } });
      }
    },
    close: async () => {
      const service = await opened?.catch(() => null);
      await service?.close();
    },
  };
}
