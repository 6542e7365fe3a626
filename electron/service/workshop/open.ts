import { join } from 'node:path';
import { createAccounts } from '../../../db/workshop/accounts.ts';
import { openAccountsFile } from '../../../db/workshop/accounts-file.ts';
import { openAudit } from '../../../db/workshop/audit.ts';
import { createSessions, type SessionClock } from '../../../db/workshop/sessions.ts';
import { createThrottle } from '../../../db/workshop/throttle.ts';
import type { Log } from '../log.ts';
import type { Settings } from '../settings.ts';
import { createWorkshopApi } from './api.ts';
import { createJobs } from './jobs.ts';
import type { WorkshopService } from './lazily.ts';

export interface WorkshopServiceOptions {
  dataFolder: string;
  settings: Pick<Settings, 'workshop' | 'usage' | 'schedule'>;
  clock: SessionClock;
  log: Log;
}

const longestSessionMs = 12 * 60 * 60 * 1000;
const settleEveryMs = 60 * 1000;

/** Opens the workshop's files and sets up its routes. @throws Error where a file is unusable */
export function openWorkshopService(options: WorkshopServiceOptions): WorkshopService {
  const { dataFolder, settings, clock, log } = options;
  const { idleMinutes } = settings.workshop;
  const folder = join(dataFolder, 'workshop');
  const now = () => new Date(clock.wallMs());
  const db = openAccountsFile(folder);
  const audit = openAudit({ folder, now });
  const throttle = createThrottle({ db, clock: () => clock.steadyMs() });
  const jobs = createJobs({ log });
  const limits = { idleMs: idleMinutes * 60_000, longestMs: longestSessionMs };
  const api = createWorkshopApi({
    accounts: createAccounts({ db, now }),
    sessions: createSessions({ clock, limits }),
    throttle,
    audit,
    jobs,
    log,
    idleSeconds: idleMinutes * 60,
    usage: { dataFolder, enabled: settings.usage.enabled, zone: settings.schedule.zone ?? null, now: clock.wallMs },
  });
  const settling = setInterval(() => throttle.settle(), settleEveryMs).unref();
  return {
    fetch: async (request) => api.fetch(request),
    close: async () => {
      clearInterval(settling);
      await jobs.close();
      audit.close();
      db.close();
    },
  };
}
