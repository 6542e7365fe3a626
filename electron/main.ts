import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  crashReporter,
  dialog,
  Menu,
  powerSaveBlocker,
  protocol,
  screen,
  session,
} from 'electron';
import type { KioskEnding } from '../db/model/api/staff.ts';
import { drawInWindow } from './hosts/electron/drawing-window.ts';
import { createElectronHost } from './hosts/electron/electron-host.ts';
import { lockContents, lockKeys } from './hosts/electron/lockdown.ts';
import { openFilesInWorkshop, startWithSession } from './hosts/electron/open-file.ts';
import { platformFor } from './hosts/electron/platform.ts';
import { declareScheme, pageUrl } from './hosts/electron/scheme.ts';
import { runSelfCheck } from './hosts/electron/self-check/self-check.ts';
import { keepRendering, readRendering, readStartOptions, startArguments } from './hosts/electron/start-options.ts';
import { type HostEnd, hostLeftIn, workshopPage } from './hosts/host.ts';
import { reportRequest } from './hosts/page-errors.ts';
import { profileHome } from './hosts/profile-home.ts';
import { appFolder, appVersion } from './kiosk/app-folder.ts';
import { openDataFolder } from './kiosk/data-folder.ts';
import { type Kiosk, openKiosk } from './kiosk/kiosk.ts';
import { defaultDataFolder } from './kiosk/settings/settings.ts';
import { createLog, detailsOf } from './service/http/log.ts';
import { crashBudget } from './supervision/crash-budget.ts';
import { exitCodes } from './supervision/exit-codes.ts';
import { isSupervised, sendHeartbeats } from './supervision/heartbeat-sender.ts';
import { Heartbeats } from './supervision/heartbeats.ts';
import { createRenderingFallback, memorialPage } from './supervision/rendering-fallback.ts';

/** The Electron host: serves the page to itself by `esimde://app/` and shows it. Reads as the order of starting. */

// Electron would show a dialog for a bug, and keep running with it.
process.on('uncaughtException', endAfterBug);
process.on('unhandledRejection', endAfterBug);

const options = readStartOptions(process.argv, process.defaultApp === true);
const { windowed, curator } = options;
const wantedFolder = resolve(options.data ?? defaultDataFolder(process.platform, process.env));
const log = createLog({ folder: join(wantedFolder, 'logs'), now: () => new Date() });
const dataFolder = dataFolderOrNull();
const home = dataFolder === null ? wantedFolder : profileHome(dataFolder, log);
const platform = platformFor(process.platform, process.env, !windowed);
let kiosk: Kiosk | null = null;

// Apart from the kiosk's, which may be running: Electron runs once per folder. It cannot lock a read-only one.
app.setPath('userData', join(home, profileName()));
app.setPath('crashDumps', join(home, 'crashes'));
// For the technician of this machine; nothing is sent.
crashReporter.start({ uploadToServer: false });
app.enableSandbox();
const rendering = options.rendering ?? readRendering(home) ?? 'normal';
if (rendering !== 'normal') app.disableHardwareAcceleration();
for (const [name, value] of platform.switches) {
  if (value === undefined) app.commandLine.appendSwitch(name);
  else app.commandLine.appendSwitch(name, value);
}
declareScheme(protocol);
// Before `ready`: afterwards Electron's own menu is there already on macOS, and cannot be removed.
if (!platform.needsEditMenu) Menu.setApplicationMenu(null);

const fallback = createRenderingFallback(() => performance.now(), log, rendering);

app.on('web-contents-created', (_event, contents) => {
  lockContents(contents);
  if (!windowed) lockKeys(contents);
});
if (platform.opensFilesByEvent) openFilesInWorkshop(options);
app.on('will-quit', closeKiosk);
app.on('second-instance', () => {
  const [window] = windowed ? BrowserWindow.getAllWindows() : [];
  if (window?.isMinimized()) window.restore();
  window?.focus();
});

/** How often to check whether the screen may sleep. */
const sleepLookMs = 30_000;

async function show(folder: string): Promise<void> {
  if (options.crashes >= crashBudget.crashes) await sleep(crashBudget.waitMs);
  if (platform.needsEditMenu)
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]));
  if (platform.opensFilesByEvent) startWithSession(options);
  const staff = Promise.withResolvers<HostEnd>();
  const onEnd = (how: KioskEnding): void => staff.resolve(how === 'restart' ? 'restart' : 'closed');
  const hidden = {
    session: session.fromPartition('drawing'),
    create: (all: BrowserWindowConstructorOptions) => new BrowserWindow(all),
  };
  const draw = drawInWindow(hidden, {
    pageFolder: join(appFolder(), 'dist', 'renderer'),
    version: appVersion(appFolder()),
  });
  const heartbeats = new Heartbeats();
  const opened = openKiosk({
    ...{ appFolder: appFolder(), dataFolder: folder, log },
    ...(curator ? {} : { heartbeats, onEnd }),
    hostLeft: hostLeftIn(process.env),
    displaysOf: () => ({ count: screen.getAllDisplays().length, isHeld: null }),
    drawing: { by: 'host' },
    draw,
    takesSticks: !curator,
    // No other program can ask the service: it has no port.
    isOwnScreen: () => true,
    isShown: !windowed,
    drive: options.opened && dirname(options.opened),
  });
  kiosk = opened;
  const { service, displays } = opened;
  const host = createElectronHost({
    ...{ service, windowed, curator, platform, fallback, log },
    isSupervised: isSupervised(),
  });
  await host.open({
    url: pageUrl + pathOf(opened),
    displays,
    heartbeats,
    onError: (error) => void service.fetch(reportRequest('http://kiosk/', error)),
  });
  if (!windowed) keepAwake(opened);
  const stopHeartbeats = sendHeartbeats(process.env, () => app.quit());
  const end = await Promise.race([host.ended, staff.promise]);
  stopHeartbeats();
  await host.end();
  closeKiosk();
  leave(end ?? 'closed');
}

function profileName(): string {
  if (options.selfCheck !== null) return 'electron-self-check';
  return curator ? 'electron-workshop' : 'electron';
}

function pathOf({ page }: Kiosk): string {
  if (options.opened) return `${workshopPage}#/carry`;
  if (curator) return workshopPage;
  return rendering === 'memorial' ? memorialPage : page();
}

/** No touch reaches the system while the loop runs, so it would switch the screen off. */
function keepAwake(opened: Kiosk): void {
  let blocker: number | null = null;
  const look = (): void => {
    if (opened.isOpen()) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
  look();
  setInterval(look, sleepLookMs);
}

const supervisedCodes: Record<HostEnd, number> = {
  closed: exitCodes.intentional,
  restart: exitCodes.restart,
  unusable: exitCodes.failed,
  'already-running': exitCodes.alreadyRunning,
  'simpler-rendering': exitCodes.simplerRendering,
  'better-rendering': exitCodes.betterRendering,
};

/** A supervised process never starts itself again: there would be two. */
function leave(end: HostEnd): void {
  if (!curator) keepRendering(home, fallback.rendering);
  const startsAgain = end === 'restart' || end === 'simpler-rendering' || end === 'better-rendering';
  if (isSupervised()) {
    app.exit(windowed && end === 'closed' ? exitCodes.asked : supervisedCodes[end]);
  } else if (startsAgain) {
    app.relaunch({ args: startArguments({ ...options, rendering: fallback.rendering, crashes: 0 }) });
    app.exit(exitCodes.asked);
  } else {
    // Shell Launcher may be set up without ESIMDE_KEPT.
    app.exit(windowed ? exitCodes.asked : exitCodes.intentional);
  }
}

function endAfterBug(error: unknown): void {
  log.error('unexpected-error', { where: 'electron', ...detailsOf(error) });
  const lastedMs = performance.now();
  const crashes = (lastedMs < crashBudget.windowMs ? options.crashes : 0) + 1;
  const startsAgain = !isSupervised() && (!windowed || crashes < crashBudget.crashes);
  if (startsAgain) app.relaunch({ args: startArguments({ ...options, crashes }) });
  app.exit(exitCodes.failed);
}

function closeKiosk(): void {
  kiosk?.close();
  kiosk = null;
}

/** Reports a data folder that cannot be used. */
function dataFolderOrNull(): string | null {
  try {
    return openDataFolder(wantedFolder);
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`esimde: ${message}\n`);
    if (windowed) dialog.showErrorBox('Esimde', message);
    return null;
  }
}

// Not awaited at the top: Electron becomes ready only when this module has been read to its end.
if (dataFolder === null) app.exit(exitCodes.userError);
else if (options.selfCheck !== null) {
  const self = { options, file: resolve(options.selfCheck), dataFolder, platform };
  app
    .whenReady()
    .then(() => runSelfCheck(self))
    .then((status) => app.exit(status))
    .catch(endAfterBug);
} else if (app.requestSingleInstanceLock()) {
  app
    .whenReady()
    .then(() => show(dataFolder))
    .catch(endAfterBug);
} else app.exit(exitCodes.alreadyRunning);
