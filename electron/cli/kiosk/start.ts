import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { PageError } from '../../../db/model/api/page-reports.ts';
import type { HostName, KioskEnding } from '../../../db/model/api/staff.ts';
import { UserError } from '../../../db/user-error.ts';
import { groupedCode, setupCodeFile } from '../../../db/workshop/access/setup-code.ts';
import {
  chooseHost,
  type HostChoice,
  type HostWish,
  hostWishes,
  isUnderXwayland,
  otherHost,
  surroundingsOf,
} from '../../hosts/choose-host.ts';
import { createChromiumHost } from '../../hosts/chromium/chromium-host.ts';
import { createScreenKey } from '../../hosts/chromium/screen-key.ts';
import { showWorkshop } from '../../hosts/chromium/workshop-window.ts';
import { superviseElectron } from '../../hosts/electron/electron-process.ts';
import { type HostEnd, type Shown, workshopPage } from '../../hosts/host.ts';
import { reportRequest } from '../../hosts/page-errors.ts';
import { keepApp } from '../../kiosk/app/app-keeper.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Kiosk, openKiosk } from '../../kiosk/kiosk.ts';
import { createLog, type Log } from '../../service/http/log.ts';
import { type Loopback, listenOnLoopback } from '../../service/http/loopback.ts';
import type { Service } from '../../service/service.ts';
import type { DrawingMeans } from '../../service/workshop/release-job.ts';
import { exitCodes, exitSoon, untilAskedToEnd } from '../../supervision/exit-codes.ts';
import { isSupervised, sendHeartbeats } from '../../supervision/heartbeat-sender.ts';
import { Heartbeats } from '../../supervision/heartbeats.ts';
import { type Rendering, renderings } from '../../supervision/rendering-fallback.ts';
import { usualDataFolder } from '../command.ts';

/** No well-known program uses this port. */
const defaultPort = 4750;

export interface StartOptions {
  host: HostWish;
  port: number;
  data: string;
  windowed?: boolean;
  curator?: boolean;
  rendering?: Rendering;
}

const say = (sentence: string): void => void process.stderr.write(`esimde: ${sentence}\n`);

/** `esimde start`: the kiosk, served and shown. */
export function startCommand(): Command {
  return new Command('start')
    .description('show the kiosk, or only serve it')
    .addOption(
      new Option('--host <host>', 'program that shows it: Electron, an installed Chromium, Chrome or Edge, or none')
        .choices(hostWishes)
        .default('auto'),
    )
    .option('--port <n>', 'port on 127.0.0.1; 0 for any free one', parsePort, defaultPort)
    .option('--data <dir>', 'folder of settings, releases and logs', usualDataFolder())
    .option('--windowed', 'an ordinary window instead of full screen')
    .option('--curator', 'the curators’ workshop in an ordinary window instead of the kiosk')
    .addOption(
      new Option('--rendering <way>', 'initial rendering, set by a supervisor after crashes')
        .choices(renderings)
        .default('normal')
        .hideHelp(),
    )
    .action((options: StartOptions, command: Command) =>
      startRepeatedly({ ...options, port: portFor(options, command.getOptionValueSource('port')) }),
    );
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('--port must be a number from 0 to 65535.');
  return port;
}

/** The workshop takes any free port by default: a kiosk may be running on this machine. */
const portFor = ({ curator, port }: StartOptions, source: string | undefined): number =>
  curator && source === 'default' ? 0 : port;

/** Why the kiosk ended: a request of its staff, or a signal to this process. */
type Ending = KioskEnding | 'asked';

const supervisedCodes: Record<Ending, number> = {
  asked: exitCodes.asked,
  exit: exitCodes.intentional,
  restart: exitCodes.restart,
};

/** Starts the kiosk, and again as often as its staff restart it; a supervised one leaves that to its supervisor. */
async function startRepeatedly(options: StartOptions): Promise<void> {
  const asked = untilAskedToEnd();
  let how = await start(options, asked);
  while (how === 'restart' && !isSupervised()) how = await start(options, asked);
  if (isSupervised()) process.exitCode = supervisedCodes[how];
  exitSoon();
}

/** What a start in any host needs. */
interface Start extends Pick<StartOptions, 'port' | 'rendering'> {
  app: string;
  dataFolder: string;
  windowed: boolean;
  curator: boolean;
  /** Whether another host would be tried if this one never showed the page. */
  canLeave: boolean;
  /** The host that never showed the page, so that this one is started. */
  hostLeft: HostName | null;
  log: Log;
  asked: Promise<void>;
}

/** Starts the kiosk in the host that was chosen, or in the other one where that never shows the page. */
async function start(options: StartOptions, asked: Promise<void>): Promise<Ending> {
  const { host: wish, port, data, windowed = false, curator = false, rendering } = options;
  const app = appFolder();
  const dataFolder = openDataFolder(data);
  const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date(), echo: say });
  const around = surroundingsOf(app, dataFolder, !windowed && !curator, say);
  const shared = { app, dataFolder, port, windowed: windowed || curator, curator, rendering, log, asked };

  const chosen = await chooseHost(wish, around);
  if (chosen.kind !== 'none' && isUnderXwayland(around)) {
    const reason = 'the keys and gestures of the session take precedence over the kiosk';
    log.warn('wayland-session', { shown: 'under Xwayland', reason });
  }
  const other = wish === 'auto' && chosen.kind !== 'none' ? otherHost(chosen.kind, around) : null;
  const ending = await startIn(chosen, { ...shared, canLeave: other !== null, hostLeft: null });
  if (ending !== 'unusable' || !other || chosen.kind === 'none') return ending === 'unusable' ? 'asked' : ending;
  log.error('host-left', { host: chosen.kind, next: other.kind, reason: 'it ended three times without a heartbeat' });
  const last = await startIn(other, { ...shared, canLeave: false, hostLeft: chosen.kind });
  return last === 'unusable' ? 'asked' : last;
}

const startIn = (host: HostChoice, options: Start): Promise<Ending | 'unusable'> =>
  host.kind === 'electron' ? startElectron(host, options) : serveAndShow(host, options);

/** Electron serves itself; this process supervises it. */
async function startElectron(
  host: HostChoice & { kind: 'electron' },
  { app, port: _port, asked, log, ...options }: Start,
): Promise<Ending | 'unusable'> {
  const stopHeartbeats = sendHeartbeats();
  const ending = await untilEnded(superviseElectron({ ...options, ...host, appFolder: app }, log), asked);
  stopHeartbeats();
  return ending;
}

/** Serves the kiosk on the loopback address and shows it in a browser, or in nothing. Reads as the order of starting. */
async function serveAndShow(
  host: HostChoice & { kind: 'chromium' | 'none' },
  { app, dataFolder, port, windowed, curator, rendering, canLeave, hostLeft, log, asked }: Start,
): Promise<Ending | 'unusable'> {
  const staff = Promise.withResolvers<KioskEnding>();
  const shows = host.kind === 'chromium' && !curator;
  const heartbeats = shows ? new Heartbeats() : undefined;
  const screenKey = createScreenKey();
  const chromium = shows
    ? createChromiumHost({ ...host, dataFolder, windowed, rendering, screenKey, canLeave }, log)
    : null;
  const kiosk = openKiosk({
    ...{ appFolder: app, dataFolder, log, heartbeats, hostLeft },
    onEnd: curator ? undefined : staff.resolve,
    ...(chromium && { displaysOf: () => chromium.displays() }),
    isOwnScreen: screenKey.isIn,
    isShown: chromium !== null && !windowed,
    drawing: drawingBy(host),
    takesSticks: !curator,
  });
  const loopback = await serve(kiosk.service, port);
  const url = curator ? loopback.url + workshopPage : loopback.url;
  const workshop = kiosk.hasWorkshop && !curator ? `The workshop is at ${url}${workshopPage}\n` : '';
  process.stdout.write(`Esimde is serving ${url}\n${workshop}${setupLine(kiosk, dataFolder)}`);
  if (host.kind === 'none' && host.reason) say(`no program shows it: ${host.reason}.`);

  const onError = (error: PageError): void => void kiosk.service.fetch(reportRequest(url, error));
  if (chromium && heartbeats)
    await chromium.open({ url, path: kiosk.page, displays: kiosk.displays, heartbeats, onError });
  const window = host.kind === 'chromium' && curator ? showWorkshop({ dataFolder, ...host, url }, log) : null;
  const stopHeartbeats = curator ? () => {} : sendHeartbeats();
  const restart = (): void => staff.resolve('restart');
  const version = appVersion(app);
  const stopKeeping = curator ? () => {} : keepApp({ dataFolder, version, heartbeats, onRestart: restart, log });
  const ending = await untilEnded(chromium ?? window, asked, staff.promise);
  stopHeartbeats();
  stopKeeping();

  await loopback.close();
  kiosk.close();
  return ending;
}

/** Waits until this process is asked to end, staff end the kiosk, or its host ends by itself; then ends the host. */
async function untilEnded(
  shown: Shown | null,
  asked: Promise<void>,
  staff: Promise<KioskEnding> = new Promise(() => {}),
): Promise<Ending | 'unusable'> {
  const ending = await Promise.race([
    asked.then((): Ending => 'asked'),
    staff,
    ...(shown ? [shown.ended.then(endingOf)] : []),
  ]);
  await shown?.end();
  return ending;
}

/** @throws {UserError} when another process shows this kiosk */
function endingOf(end: HostEnd | null): Ending | 'unusable' {
  if (end === 'already-running') throw new UserError('Esimde is already running with this data folder.');
  if (end === 'restart' || end === 'unusable') return end;
  return end === null ? 'asked' : 'exit';
}

/** The code itself only at a terminal: a journal is read by more people. */
function setupLine({ setupCode }: Kiosk, dataFolder: string): string {
  if (setupCode === null) return '';
  const file = setupCodeFile(dataFolder);
  const code = process.stdout.isTTY ? `${groupedCode(setupCode)} (${file})` : `in ${file}`;
  return `There is no account yet; the first one is made in the workshop. The setup code: ${code}\n`;
}

/** The kiosk's browser also draws a new release before it is installed, in a hidden process of its own. */
function drawingBy(host: HostChoice): DrawingMeans {
  if (host.kind === 'chromium') return { by: 'browser', program: host.program, more: host.more };
  return { by: 'none', reason: 'no browser shows this kiosk' };
}

/** @throws {UserError} if the port is not available */
async function serve(service: Service, port: number): Promise<Loopback> {
  try {
    return await listenOnLoopback({ service, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const what = code === 'EACCES' ? `this account may not use port ${port}` : `port ${port} is in use`;
    throw new UserError(`${what}; name another one with --port=N (0 for any free one).`);
  }
}
