import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { FallbackLevel } from '../../../db/model/api/release.ts';
import type { KnownKeys } from '../../../db/release/store/fallback.ts';
import { createAccounts, openAccountsFile } from '../../../db/workshop/access/accounts.ts';
import { createSessions, type SessionClock } from '../../../db/workshop/access/sessions.ts';
import { createThrottle } from '../../../db/workshop/access/throttle.ts';
import { type Audit, openAudit, readFourEyes } from '../../../db/workshop/audit/audit.ts';
import { withAudit } from '../../../db/workshop/audit/audited-workshop.ts';
import { finishRestore } from '../../../db/workshop/backup/restore.ts';
import { mediaRunner } from '../../../db/workshop/media/run.ts';
import { openWorkshop } from '../../../db/workshop/open.ts';
import { prepareWorkshop } from '../../../db/workshop/prepare.ts';
import { settleInterrupted } from '../../../db/workshop/publish/marking.ts';
import { channelPlaces } from '../../kiosk/channel/places.ts';
import type { Settings } from '../../kiosk/settings/settings.ts';
import { detailsOf, type Log } from '../http/log.ts';
import type { Setup } from './access/first-account.ts';
import { createWorkshopApi } from './api.ts';
import type { WorkshopService } from './lazy-workshop.ts';
import type { StaffMachine } from './machine/machine.ts';
import type { StaffParts } from './machine/staff.ts';
import { openUploads } from './records/upload.ts';
import type { DrawByHost, ReleaseGround } from './release-job.ts';
import { type Drives, placesNow, watchDrives } from './releases/drives.ts';
import { createJobs } from './releases/jobs.ts';
import { createProof } from './releases/proof.ts';

/** The releases of this kiosk, and what the visitors' page shows of them. */
interface Releases {
  builtinFolder: string;
  pageFolder: string;
  version: string;
  /** What a page shows; null where none has asked of late. */
  shown: () => { sequence: number | null } | null;
  /** Level of the fallback chain that visitors see now. */
  level: () => FallbackLevel;
  /** The trusted and the revoked keys, read again at each call. */
  keys: () => Required<KnownKeys>;
  /** Folders and settings of a release job, read again at each call. */
  ground: () => ReleaseGround;
  /** Draws a release where the thread cannot. */
  draw?: DrawByHost | undefined;
}

export interface WorkshopServiceOptions {
  dataFolder: string;
  /** Content files that a new workshop is filled with. */
  contentFolder: string;
  /** Built scripts of threads: `db/workshop/prepare-worker.ts`, `db/workshop/import/worker.ts`, `db/workshop/media/worker.ts`, `electron/workers/release-worker.ts`. */
  workers: { prepare: URL; tables: URL; media: URL; releases: URL };
  releases: Releases;
  machine: StaffMachine;
  /** Setting up the kiosk, which staff may open again. */
  firstStart: StaffParts['firstStart'];
  /** `trustedMs`: the clock of the kiosk, milliseconds since 1970. */
  clocks: SessionClock & { trustedMs(): number };
  settings: Settings;
  /** Who may make the first account. */
  setup: Setup;
  /** Closes the workshop and opens it again, after a restored backup. */
  reopen: () => void;
  log: Log;
}

const maxSessionMs = 12 * 60 * 60 * 1000;
const settleEveryMs = 60 * 1000;

/** A workshop is filled by its preparation, in a thread, which alone reads the content files. */
function notFilled(): never {
  throw new Error('the workshop has no content although it was prepared');
}

/**
 * Opens the workshop's files and sets up its routes, step by step: visitors are answered in between.
 *
 * @throws Error where a file is unusable
 */
export async function openWorkshopService(options: WorkshopServiceOptions): Promise<WorkshopService> {
  const { dataFolder, contentFolder, workers, releases, settings, clocks, setup, log } = options;
  const { idleMinutes } = settings.workshop;
  const folder = join(dataFolder, 'workshop');
  const now = () => new Date(clocks.wallMs());
  finishRestore(folder, now());
  await prepareWorkshop({ folder, contentFolder, at: now().toISOString() }, workers.prepare);
  const workshop = openWorkshop({ folder, now, seed: notFilled });
  await setImmediate();
  const db = openAccountsFile(folder);
  const audit = openAudit({ folder, now, note: workshop.noteAuditEnd });
  await setImmediate();
  const throttle = createThrottle({ db, clock: () => clocks.steadyMs() });
  const jobs = createJobs({ log });
  const drives = watchDrives(settings.workshop.drives);
  settleInterrupted(folder, dataFolder).catch((error) => log.error('publication-unsettled', detailsOf(error)));
  const { pageFolder, version, shown, ground, draw } = releases;
  const proof = createProof({ dataFolder, pageFolder, version, settings, log });
  const limits = { idleMs: idleMinutes * 60_000, maxMs: maxSessionMs };
  const accounts = createAccounts({ db, now });
  const sessions = createSessions({ clock: clocks, limits });
  const audited = withAudit(workshop, audit);
  const uploads = openUploads(folder);
  const api = createWorkshopApi({
    access: { accounts, sessions, throttle, audit, log, idleSeconds: idleMinutes * 60, setup },
    store: {
      ...{ folder, workshop: audited, uploads, audit, jobs, drives, worker: workers.tables },
      runMedia: mediaRunner(workers.media),
      fourEyes: () => readFourEyes(folder),
    },
    releases: {
      ...{
        ...{ dataFolder, folder, keys: releases.keys },
        releaseWorker: workers.releases,
        ground,
        draw,
        shown,
        jobs,
        workshop: audited,
        uploads,
        drives,
        proof,
        audit,
        throttle,
      },
      onRestored: options.reopen,
    },
    staff: staffOf(options, audit, drives),
    usage: {
      audit,
      dataFolder,
      drives,
      enabled: settings.usage.enabled,
      zone: settings.schedule.zone ?? null,
      now: clocks.wallMs,
    },
    screens: {
      channels: () => channelFolders(settings),
      hasPlaces: settings.channel.places.length > 0,
      zone: settings.schedule.zone ?? null,
      trusted: clocks.trustedMs,
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

/** The folders of the channel; servers take no reports. */
async function channelFolders({ channel, workshop }: Settings): Promise<string[]> {
  const sticks = channel.places.includes('sticks') ? await placesNow(workshop.drives) : [];
  const places = channelPlaces(channel.places, sticks).filter(({ url }) => url.startsWith('file:'));
  return places.map(({ url }) => fileURLToPath(url));
}

function staffOf(options: WorkshopServiceOptions, audit: Audit, drives: Drives): StaffParts {
  const { dataFolder, machine, firstStart, clocks, log } = options;
  const { builtinFolder, pageFolder, version, level, keys } = options.releases;
  const aboutFolder = join(dirname(pageFolder), 'about');
  const { displays } = machine;
  const times = { system: clocks.wallMs, steady: clocks.steadyMs, trusted: clocks.trustedMs };
  return {
    ...{
      dataFolder,
      builtinFolder,
      aboutFolder,
      machine,
      firstStart,
      level,
      version,
      displays,
      drives,
      audit,
      log,
      ...times,
    },
    // The self-test asks for the keys of the moment.
    get settings() {
      return { ...options.settings, ...firstStart.planned(), ...keys() };
    },
  };
}
