import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, powerSaveBlocker, screen, session } from 'electron';
import { builtinReleaseFolder } from '../../../../db/release/store/builtin-folder.ts';
import { createAccounts, openAccountsFile } from '../../../../db/workshop/access/accounts.ts';
import { appFolder, appVersion } from '../../../kiosk/app-folder.ts';
import { type Kiosk, openKiosk } from '../../../kiosk/kiosk.ts';
import { createLog } from '../../../service/http/log.ts';
import { workshopPage } from '../../host.ts';
import type { CheckResult } from '../../self-check-report.ts';
import { withCookieJar } from '../cookie-jar.ts';
import { drawInWindow } from '../drawing-window.ts';
import { lockSession } from '../lockdown.ts';
import type { ElectronPlatform } from '../platform.ts';
import { pageUrl, serveScheme } from '../scheme.ts';
import { windowOptions } from '../window.ts';
import { checkAccount, pageScript } from './page-script.ts';

/** How long a download, or the first frame, may take. */
const waitMs = 30_000;

/** Checks what the kiosk relies on, with a kiosk of its own in a temporary folder. @param picture file for the screen */
export async function runChecks(platform: ElectronPlatform, picture: string): Promise<CheckResult[]> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-self-check-'));
  const results: CheckResult[] = [];
  const check = async (name: string, run: () => Promise<[isGood: boolean, detail: unknown]>): Promise<void> => {
    try {
      const [isGood, detail] = await run();
      results.push({ name, isGood, detail });
    } catch (error) {
      results.push({ name, isGood: false, detail: (error as Error).message });
    }
  };
  await makeAccount(work);
  const kiosk = openCheckKiosk(work);
  const own = session.fromPartition('self-check');
  const netLog = join(work, 'net-log.json');
  await own.netLog.startLogging(netLog);
  lockSession(own, true);
  serveScheme(own.protocol, withCookieJar(kiosk.service));
  const { bounds } = screen.getPrimaryDisplay();
  const options = windowOptions({ kiosk: platform.kioskWindow, devTools: false, session: own, bounds });
  const window = new BrowserWindow(options);

  await check('archive', async () => [
    readdirSync(join(appFolder(), 'dist', 'renderer')).includes('index.html') && appVersion() !== '',
    { folder: appFolder(), isPackaged: app.isPackaged },
  ]);
  await check('window', async () => {
    const painted = new Promise<boolean>((resolve) => window.once('ready-to-show', () => resolve(true)));
    await window.loadURL(pageUrl + workshopPage);
    const isPainted = await inTime(painted);
    if (platform.staysOnTop) window.setAlwaysOnTop(true, 'screen-saver');
    window.show();
    const found = window.getBounds();
    const isFilled = JSON.stringify(found) === JSON.stringify(bounds);
    const isOnTop = window.isVisible() && (window.isAlwaysOnTop() || !platform.staysOnTop);
    const detail = { found, display: bounds, isKiosk: window.isKiosk(), isOnTop, isFocused: window.isFocused() };
    return [isPainted && isOnTop && (isFilled || !platform.placesWindows), detail];
  });
  const inPage = window.webContents.executeJavaScript(pageScript) as Promise<CheckResult[]>;
  results.push(...(await inPage.catch((error: Error) => [failure('page', error)])));
  await check('picture', async () => {
    const image = await window.webContents.capturePage();
    writeFileSync(picture, image.toPNG());
    const { size } = statSync(picture);
    return [size > 5_000, { picture, size }];
  });
  await check('awake', async () => {
    const blocker = powerSaveBlocker.start('prevent-display-sleep');
    const isStarted = powerSaveBlocker.isStarted(blocker);
    powerSaveBlocker.stop(blocker);
    return [isStarted, null];
  });
  await check('download', () => checkDownload(window, join(work, 'download')));
  await check('drawing', async () => {
    const drawn = await draw()(builtinReleaseFolder(unpackedFolder()), () => undefined);
    return [drawn.by === 'browser' && drawn.fault === null && drawn.screens > 0, drawn];
  });
  await check('network', async () => {
    await own.netLog.stopLogging();
    const asked = namesIn(netLog);
    return [asked.length === 0, asked];
  });
  window.destroy();
  kiosk.close();
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  return results;
}

const failure = (name: string, { message }: Error): CheckResult => ({ name, isGood: false, detail: message });

const unpackedFolder = (): string => appFolder().replace(/app\.asar$/, 'app.asar.unpacked');

async function makeAccount(folder: string): Promise<void> {
  const db = openAccountsFile(join(folder, 'workshop'));
  const accounts = createAccounts({ db, now: () => new Date() });
  await accounts.add({ ...checkAccount, roles: ['editor', 'approver', 'technician'] }, () => undefined);
  db.close();
}

function openCheckKiosk(folder: string): Kiosk {
  return openKiosk({
    appFolder: appFolder(),
    dataFolder: folder,
    log: createLog({ folder: join(folder, 'logs'), now: () => new Date() }),
    drawing: { by: 'host' },
    takesSticks: false,
  });
}

/** One screen is enough: a release is drawn in the same way. */
function draw() {
  const create = (options: BrowserWindowConstructorOptions) => new BrowserWindow(options);
  const page = { pageFolder: join(appFolder(), 'dist', 'renderer'), version: appVersion() };
  return drawInWindow(
    { session: session.fromPartition('drawing'), create },
    { ...page, choose: (screens) => screens.slice(0, 1) },
  );
}

/** A curator's download of the log, as the workshop offers it. */
async function checkDownload(window: BrowserWindow, file: string): Promise<[boolean, unknown]> {
  const done = new Promise<string>((resolve) => {
    window.webContents.session.once('will-download', (_event, item) => {
      item.setSavePath(file);
      item.once('done', (_done, state) => resolve(state));
    });
  });
  window.webContents.downloadURL(`${pageUrl}api/workshop/staff/logs`);
  const state = await inTime(done);
  return [state === 'completed' && statSync(file).size > 0, state];
}

function inTime<T>(work: Promise<T>): Promise<T | false> {
  return Promise.race([work, new Promise<false>((resolve) => setTimeout(() => resolve(false), waitMs).unref())]);
}

/** The hosts that Chromium's network process looked up or connected to (electron docs/api/net-log.md). */
function namesIn(file: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(file, 'utf8')) as {
    constants?: { logEventTypes?: Record<string, number> };
    events: { type: number; params?: { host?: string; address?: string } }[];
  };
  const { HOST_RESOLVER_MANAGER_REQUEST, TCP_CONNECT_ATTEMPT } = constants?.logEventTypes ?? {};
  const asked = events.filter(({ type }) => type === HOST_RESOLVER_MANAGER_REQUEST || type === TCP_CONNECT_ATTEMPT);
  return [...new Set(asked.flatMap(({ params }) => params?.host ?? params?.address ?? []))];
}
