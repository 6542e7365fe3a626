import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostName, KioskEnding } from '../../db/model/api/staff.ts';
import { readingInFile } from '../../db/names/reading.ts';
import { builtinContentFolder, builtinReleaseFolder } from '../../db/release/store/builtin-folder.ts';
import { setupCodeOf } from '../../db/workshop/access/setup-code.ts';
import type { Log } from '../service/http/log.ts';
import { createService, type Service } from '../service/service.ts';
import { letterBox } from '../service/visitor/inbox.ts';
import { usageRecorder } from '../service/visitor/usage.ts';
import { lazily } from '../service/workshop/lazy-workshop.ts';
import type { DrawByHost, DrawingMeans, ReleaseGround } from '../service/workshop/release-job.ts';
import { placesNow } from '../service/workshop/releases/drives.ts';
import type { Heartbeats } from '../supervision/heartbeats.ts';
import { appVersion } from './app-folder.ts';
import type { DisplayState } from './displays.ts';
import { openFirstStart } from './first-start/first-start.ts';
import { logHardware } from './machine/hardware-log.ts';
import { staffMachine } from './machine/staff-machine.ts';
import { openReleases } from './releases.ts';
import { runSchedule } from './schedule/schedule.ts';
import { followKeys } from './settings/known-keys.ts';
import { readProgramKeys, readSettings, type Settings } from './settings/settings.ts';
import { finishTransfer } from './transfer.ts';

export interface KioskOptions {
  /** As `appFolder` returns it. */
  appFolder: string;
  dataFolder: string;
  log: Log;
  /** Receives the pages' heartbeats; absent where the pages are not supervised. */
  heartbeats?: Heartbeats | undefined;
  /** Staff end the kiosk on its own screen; absent where this program shows none. */
  onEnd?: ((how: KioskEnding) => void) | undefined;
  /** The host that never showed the page and was left for this one. */
  hostLeft?: HostName | null | undefined;
  /** The displays as the host sees them. */
  displaysOf?: () => DisplayState;
  /** How new releases are drawn before they go live; `draw` if the host does it. */
  drawing: DrawingMeans;
  draw?: DrawByHost;
  /** Whether this program may install releases from sticks and a channel, if the settings allow it: one program per machine. */
  takesSticks: boolean;
  /** A further folder whose files the workshop offers, beside those of the settings. */
  drive?: string | null;
  /** This program shows the kiosk on its displays, and may ask who installs it for its settings. */
  isShown?: boolean;
  /** Whether a request comes from the kiosk's own screen and not from another program of the machine. Default: none does. */
  isOwnScreen?: (request: Request) => boolean;
}

/** The kiosk behind both hosts. */
export interface Kiosk {
  service: Service;
  /** From the settings; empty: the first display shows the kiosk. */
  displays: Settings['displays'];
  /** Whether curators can sign in. */
  hasWorkshop: boolean;
  /** For the first account away from the kiosk's screen; null where there is an account or no workshop. */
  setupCode: string | null;
  /** Whether visitors are expected now, so that the screen must not sleep. */
  isOpen(): boolean;
  /** The page to show, relative to the kiosk's address: the visitors' one, or the setting up of a new kiosk. */
  page(): string;
  /** Closes all files. */
  close(): void;
}

/** The page that sets up a new kiosk, beside the visitors' one; it brings a keyboard, as the workshop's does on the kiosk. */
const firstStartPage = 'first-start.html?kiosk';

/** How long the first account can be made on the kiosk's own screen after a start, without the setup code. */
const setupMs = 30 * 60_000;

/** Composes a kiosk from its settings. Throws only for bugs: the memorial level needs no release. */
export function openKiosk({ appFolder, dataFolder, log, draw, ...host }: KioskOptions): Kiosk {
  finishTransfer(dataFolder);
  const settings = withDrive(readSettings(dataFolder, log), host.drive);
  const page = { pageFolder: join(appFolder, 'dist', 'renderer'), version: appVersion(appFolder) };
  const workers = workersOf(appFolder);
  const steadyMs = () => performance.now();
  const setupCode = settings.workshop.enabled ? setupCodeOf(dataFolder) : null;
  const { isOwnScreen = () => false } = host;
  const startedMs = steadyMs();
  const isAtScreen = (request: Request) => steadyMs() - startedMs < setupMs && isOwnScreen(request);

  const keys = followKeys(dataFolder, settings, log);
  const builtinFolder = builtinReleaseFolder(unpacked(appFolder));
  const releases = openReleases({ dataFolder, builtinFolder, keys, log });
  const { releasesKept } = settings;
  const ground = (): ReleaseGround => {
    const { drawing } = host;
    const { keys: programKeys } = readProgramKeys(dataFolder);
    return { dataFolder, builtinFolder, ...page, releasesKept, drawing, programKeys, ...keys() };
  };

  const releaseDay = releases.current().release?.manifest.date;
  const schedule = runSchedule({ dataFolder, schedule: settings.schedule, releaseDay, log });
  const { enabled } = settings.usage;
  const usage = usageRecorder({ dataFolder, enabled, now: schedule.now, clock: steadyMs, log });
  const { onEnd, hostLeft, displaysOf } = host;
  const machine = staffMachine({ dataFolder, settings: settings.machine, log, onEnd, hostLeft, displays: displaysOf });
  void machine.restore();
  const { isShown = false } = host;
  const places = () => placesNow([]);
  const firstStart = openFirstStart({ dataFolder, isShown, settings, machine, places, log });
  const endHardwareLog = logHardware(log);

  const workshop = lazily(async (reopen) => {
    const { openWorkshopService } = await import('../service/workshop/open.ts');
    const level = () => releases.current().level;
    return openWorkshopService({
      ...{ dataFolder, workers, machine, firstStart, settings, reopen, log },
      contentFolder: builtinContentFolder(appFolder),
      setup: { isAtScreen, code: setupCode },
      releases: { builtinFolder, ...page, keys, ground, draw, shown: releases.onScreens, level },
      clocks: { steadyMs, wallMs: Date.now, trustedMs: schedule.now },
    });
  }, log);
  const keepSticks = async () => {
    const sticks = await import('./sticks/stick-keeper.ts');
    const { drives } = settings.workshop;
    return sticks.keepSticks({ dataFolder, folders: drives, releaseWorker: workers.releases, ground, draw, log });
  };
  const keepChannel = async () => {
    const channel = await import('./channel/channel-keeper.ts');
    const { drives } = settings.workshop;
    const around = { dataFolder, drives, releaseWorker: workers.releases, ground, draw, log };
    const shown = () => {
      const { level, release } = releases.current();
      return { level, release: release && { id: release.manifest.id, sequence: release.manifest.sequence } };
    };
    const counting = { isCounting: enabled, zone: settings.schedule.zone ?? null };
    return channel.keepChannel({ ...around, ...counting, settings: settings.channel, nowMs: schedule.now, shown });
  };
  const follower = host.takesSticks && settings.channel.places.length > 0 ? keepChannel() : null;
  const sticks = host.takesSticks && settings.install.byPluggingIn ? keepSticks() : null;

  const service = createService({
    releases,
    settings,
    ...page,
    log,
    clock: steadyMs,
    hours: schedule.hours,
    heartbeats: host.heartbeats,
    onAwake: schedule.power.wake,
    usage,
    reading: readingInFile(join(dataFolder, 'reading.json')),
    letters: settings.ask.publicKey === undefined ? null : letterBox(dataFolder, schedule.now, steadyMs),
    workshop: settings.workshop.enabled ? workshop : undefined,
    firstStart: { firstStart, isOwnScreen },
  });
  const close = (): void => {
    firstStart.close();
    void sticks?.then((keeper) => keeper.close());
    void follower?.then((keeper) => keeper.close());
    endHardwareLog();
    schedule.close();
    usage.close();
    releases.close();
    void workshop.close();
  };
  const pageOf = () => (firstStart.isDue() ? firstStartPage : '');
  const isOpen = () => schedule.hours.phase() !== 'dark';
  const hasWorkshop = settings.workshop.enabled;
  return { service, displays: settings.displays, hasWorkshop, setupCode, isOpen, page: pageOf, close };
}

/** The scripts of the threads: bundled, or their sources while the program runs from its own (`npm run dev`). */
function workersOf(appFolder: string): { prepare: URL; tables: URL; media: URL; releases: URL } {
  const isSource = import.meta.filename.endsWith('.ts');
  const worker = (bundle: string, source: string): URL =>
    pathToFileURL(isSource ? join(appFolder, source) : join(appFolder, 'dist', 'workshop', bundle));
  return {
    prepare: worker('prepare.js', 'db/workshop/prepare-worker.ts'),
    tables: worker('tables.js', 'db/workshop/import/worker.ts'),
    media: worker('media.js', 'db/workshop/media/worker.ts'),
    releases: worker('releases.js', 'electron/workers/release-worker.ts'),
  };
}

const withDrive = (settings: Settings, drive: string | null | undefined): Settings =>
  drive ? { ...settings, workshop: { ...settings.workshop, drives: [...settings.workshop.drives, drive] } } : settings;

/** A package keeps the release outside of its archive, because SQLite cannot read archives. */
const unpacked = (folder: string): string => folder.replace(/app\.asar$/, 'app.asar.unpacked');
