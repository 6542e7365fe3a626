import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FallbackLevel } from '../../../db/model/api/release.ts';
import type { KnownKeys } from '../../../db/release/store/fallback.ts';
import { createAccounts, openAccountsFile } from '../../../db/workshop/access/accounts.ts';
import { createSessions, type SessionClock } from '../../../db/workshop/access/sessions.ts';
import { createThrottle } from '../../../db/workshop/access/throttle.ts';
import { type Audit, openAudit, readFourEyes } from '../../../db/workshop/audit/audit.ts';
import { withAudit } from '../../../db/workshop/audit/audited-workshop.ts';
import { finishRestore } from '../../../db/workshop/backup/restore.ts';
import { openWorkshop } from '../../../db/workshop/open.ts';
import { contentOf, prepareWorkshop } from '../../../db/workshop/prepare.ts';
import { settleInterrupted } from '../../../db/workshop/publish/marking.ts';
import type { Settings } from '../../kiosk/settings/settings.ts';
import { detailsOf, type Log } from '../http/log.ts';
import { createWorkshopApi } from './api.ts';
import type { WorkshopService } from './lazy-workshop.ts';
import type { StaffMachine } from './machine/machine.ts';
import type { StaffParts } from './machine/staff.ts';
import { openUploads } from './records/upload.ts';
import type { DrawByHost, ReleaseGround } from './release-job.ts';
import { type Drives, watchDrives } from './releases/drives.ts';
import { createJobs } from './releases/jobs.ts';
import { createProof } from './releases/proof.ts';

export interface WorkshopServiceOptions {
  dataFolder: string;
  /** Content files that a new workshop begins with. */
  contentFolder: string;
  /** The built `db/workshop/prepare-worker.ts`. */
  prepareWorker: URL;
  /** The built `db/workshop/import/worker.ts`. */
  tableWorker: URL;
  /** The built `electron/workers/release-worker.ts`. */
  releaseWorker: URL;
  builtinFolder: string;
  pageFolder: string;
  version: string;
  /** Sequence number of what visitors see now; null on the memorial level. */
  shown: () => number | null;
  /** Level of the fallback chain that visitors see now. */
  level: () => FallbackLevel;
  /** Whose releases count at this moment. */
  keys: () => Required<KnownKeys>;
  machine: StaffMachine;
  /** Where releases are changed, as things stand at the moment. */
  ground: () => ReleaseGround;
  /** Draws a release where the thread cannot. */
  draw?: DrawByHost | undefined;
  /** The clock that the kiosk goes by, milliseconds since 1970. */
  trusted: () => number;
  /** Closes all this and opens it again: a backup was restored. */
  reopen: () => void;
  settings: Settings;
  clock: SessionClock;
  log: Log;
}

const maxSessionMs = 12 * 60 * 60 * 1000;
const settleEveryMs = 60 * 1000;

/**
 * Opens the workshop's files and sets up its routes, step by step: visitors are answered in between.
 *
 * @throws Error where a file is unusable
 */
export async function openWorkshopService(options: WorkshopServiceOptions): Promise<WorkshopService> {
  const { dataFolder, contentFolder, prepareWorker, tableWorker, releaseWorker, settings, clock, log } = options;
  const { idleMinutes } = settings.workshop;
  const folder = join(dataFolder, 'workshop');
  const now = () => new Date(clock.wallMs());
  finishRestore(folder, now());
  await prepareWorkshop({ folder, contentFolder, at: now().toISOString() }, prepareWorker);
  const workshop = openWorkshop({ folder, now, seed: () => contentOf(contentFolder) });
  await setImmediate();
  const db = openAccountsFile(folder);
  const audit = openAudit({ folder, now });
  await setImmediate();
  const throttle = createThrottle({ db, clock: () => clock.steadyMs() });
  const jobs = createJobs({ log });
  const drives = watchDrives(settings.workshop.drives);
  settleInterrupted(folder, dataFolder).catch((error) => log.error('publication-unsettled', detailsOf(error)));
  const proof = createProof(options);
  const limits = { idleMs: idleMinutes * 60_000, maxMs: maxSessionMs };
  const api = createWorkshopApi({
    accounts: createAccounts({ db, now }),
    sessions: createSessions({ clock, limits }),
    throttle,
    audit,
    jobs,
    workshop: withAudit(workshop, audit),
    uploads: openUploads(folder),
    folder,
    worker: tableWorker,
    releaseWorker,
    draw: options.draw,
    ground: options.ground,
    shown: options.shown,
    onRestored: options.reopen,
    proof,
    drives,
    fourEyes: { on: readFourEyes(folder) },
    staff: staffOf(options, audit, drives),
    log,
    idleSeconds: idleMinutes * 60,
    usage: {
      dataFolder,
      drives,
      enabled: settings.usage.enabled,
      zone: settings.schedule.zone ?? null,
      now: clock.wallMs,
    },
  });
  const settling = setInterval(() => throttle.settle(), settleEveryMs).unref();
  return {
    fetch: async (request) => api.fetch(request),
    close: async () => {
      clearInterval(settling);
      proof.close();
      await jobs.close();
      audit.close();
      db.close();
      workshop.close();
    },
  };
}

function staffOf(options: WorkshopServiceOptions, audit: Audit, drives: Drives): StaffParts {
  const { dataFolder, builtinFolder, machine, level, trusted, version, clock, log } = options;
  const { displays } = machine;
  const clocks = { system: clock.wallMs, steady: clock.steadyMs, trusted };
  return {
    ...{ dataFolder, builtinFolder, machine, level, version, displays, drives, audit, log, ...clocks },
    // The self-test asks for the keys of the moment.
    get settings() {
      return { ...options.settings, ...options.keys() };
    },
  };
}
