import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Beat } from '../../db/model/api/beat.ts';
import type { KioskEnding } from '../../db/model/api/staff.ts';
import { builtinContentFolder, builtinReleaseFolder } from '../../db/release/store/builtin-folder.ts';
import { recheckTimes, watchCurrentRelease } from '../../db/release/store/current-release.ts';
import { leaseReleases } from '../../db/release/store/leases.ts';
import type { Log } from '../service/http/log.ts';
import { createService, type Service } from '../service/service.ts';
import { usageTaker } from '../service/visitor/usage.ts';
import { lazily } from '../service/workshop/lazy-workshop.ts';
import type { DrawByHost, DrawingMeans } from '../service/workshop/release-job.ts';
import { appVersion } from './app-folder.ts';
import { staffMachine } from './machine/staff-machine.ts';
import { keepHouse } from './opening-hours.ts';
import { followKeys } from './settings/known-keys.ts';
import { readSettings, type Settings } from './settings/settings.ts';

export interface KioskOptions {
  /** The folder of the program, as `appFolder` has it. */
  appFolder: string;
  dataFolder: string;
  log: Log;
  /** Hears the page's heart; absent where nobody would bring the page back. */
  onBeat?: (beat: Beat) => void;
  /** Staff end the kiosk from its own screen; absent where this program shows none. */
  onEnd?: (how: KioskEnding) => void;
  /** Number of displays; null where the host cannot count them. */
  displaysOf?: () => number | null;
  /** Who draws a release before it is kept; a host that does so itself says how. */
  drawing: DrawingMeans;
  draw?: DrawByHost;
  /** Whether this program installs what is brought on a stick, where the settings want it: one does, on a machine. */
  takesSticks: boolean;
}

/** What both hosts show: the service on the release that the fallback chain opened. */
export interface Kiosk {
  service: Service;
  /** Which displays show what; empty: the first shows the kiosk. */
  displays: Settings['displays'];
  /** Closes the release. */
  close(): void;
}

/** Reads the settings, opens a release, sets up the service. Only a bug throws: the memorial level needs nothing. */
export function openKiosk({ appFolder, dataFolder, log, onBeat, onEnd, displaysOf, ...more }: KioskOptions): Kiosk {
  const settings = readSettings(dataFolder, log);
  const clock = () => performance.now();
  const pageFolder = join(appFolder, 'dist', 'renderer');
  const builtinFolder = builtinReleaseFolder(unpacked(appFolder));
  const leases = leaseReleases(clock);
  const keys = followKeys(dataFolder, settings, log);
  const fallback = { dataFolder, builtinFolder, keys, onKeyLost: leases.closeAll, log };
  const currentRelease = watchCurrentRelease(fallback, clock, leases.add);
  const reading = watchReading(() => currentRelease.current().release?.manifest.sequence ?? null, clock);
  const look = (): void => {
    void currentRelease.recheck();
    leases.expire();
  };
  const looking = setInterval(look, recheckTimes.intervalMs).unref();
  const { schedule } = settings;
  const house = keepHouse({ dataFolder, schedule, releaseDay: currentRelease.current().release?.manifest.date, log });
  const usage = usageTaker({ dataFolder, enabled: settings.usage.enabled, now: house.now, clock, log });
  const machine = staffMachine({ dataFolder, settings: settings.machine, log, onEnd, displays: displaysOf });
  void machine.settle();
  const version = appVersion(appFolder);
  const { releasesKept } = settings;
  const { drawing, draw } = more;
  const ground = () => ({ dataFolder, builtinFolder, pageFolder, version, releasesKept, drawing, ...keys() });
  // From its sources (`npm run dev`) the program starts threads from theirs.
  const worker = (built: string, source: string): URL =>
    import.meta.filename.endsWith('.ts')
      ? pathToFileURL(join(appFolder, source))
      : pathToFileURL(join(appFolder, 'dist', 'workshop', built));
  const releaseWorker = worker('releases.js', 'electron/workers/release-worker.ts');
  const workshop = lazily(async (reopen) => {
    const { openWorkshopService } = await import('../service/workshop/open.ts');
    const contentFolder = builtinContentFolder(appFolder);
    return openWorkshopService({
      dataFolder,
      contentFolder,
      workers: {
        prepare: worker('prepare.js', 'db/workshop/prepare-worker.ts'),
        tables: worker('tables.js', 'db/workshop/import/worker.ts'),
        releases: releaseWorker,
      },
      releases: {
        ...{ builtinFolder, pageFolder, version, keys, ground, draw, shown: reading.shown },
        level: () => currentRelease.current().level,
      },
      machine,
      clocks: { steadyMs: clock, wallMs: Date.now, trustedMs: house.now },
      settings,
      reopen,
      log,
    });
  }, log);
  const service = createService({
    served: (wanted) => {
      const newest = currentRelease.current();
      if (wanted === undefined || wanted === newest.release?.manifest.id) return newest;
      const former = leases.find(wanted);
      if (former) reading.former(former.release?.manifest.sequence ?? null);
      return former ?? newest;
    },
    former: leases.all,
    onUnreadable: (detail) => {
      leases.closeAll();
      currentRelease.recover(detail);
    },
    settings,
    pageFolder,
    version,
    log,
    clock,
    house: house.time,
    onBeat,
    onAwake: house.glass.wake,
    usage,
    workshop: settings.workshop.enabled ? workshop : undefined,
  });
  const keepingSticks = async () => {
    const { keepSticks } = await import('./sticks/stick-keeper.ts');
    return keepSticks({ dataFolder, folders: settings.workshop.drives, releaseWorker, ground, draw, log });
  };
  const sticks = more.takesSticks && settings.install.byPluggingIn ? keepingSticks() : null;
  const close = (): void => {
    clearInterval(looking);
    void sticks?.then((kept) => kept.close());
    house.close();
    usage.close();
    leases.closeAll();
    currentRelease.close();
    void workshop.close();
  };
  return { service, displays: settings.displays, close };
}

/** Pages ask every 15 seconds at least. */
const pageAsksMs = 20_000;

/** Which release the page reads: a former one as long as it asked for it lately. */
function watchReading(current: () => number | null, clock: () => number) {
  let former: { sequence: number | null; atMs: number } | null = null;
  return {
    former: (sequence: number | null): void => {
      former = { sequence, atMs: clock() };
    },
    shown: () => (former !== null && clock() - former.atMs < pageAsksMs ? former.sequence : current()),
  };
}

/** In a package the release stands beside the archive, since SQLite cannot look into it. */
const unpacked = (folder: string): string => folder.replace(/app\.asar$/, 'app.asar.unpacked');
