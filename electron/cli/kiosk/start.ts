import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Beat } from '../../../db/model/api/beat.ts';
import type { KioskEnding } from '../../../db/model/api/staff.ts';
import { type ShownInChromium, showInChromium } from '../../hosts/chromium/chromium-displays.ts';
import { showInElectron } from '../../hosts/electron/electron-process.ts';
import { chooseHost, type Host, type HostWish, hostWishes, surroundingsOf } from '../../hosts/host.ts';
import { showWorkshop, workshopPage } from '../../hosts/workshop-window.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { openKiosk } from '../../kiosk/kiosk.ts';
import { createLog } from '../../service/http/log.ts';
import { type Loopback, listenOnLoopback, PortUnavailable } from '../../service/http/loopback.ts';
import type { Service } from '../../service/service.ts';
import type { DrawingMeans } from '../../service/workshop/release-job.ts';
import { endAnyhow, leftForGood, restartWanted, untilAskedToEnd } from '../../supervision/exit-codes.ts';
import { isKept, sayAlive } from '../../supervision/heartbeat-sender.ts';
import { type Rendering, renderings } from '../../supervision/rendering-fallback.ts';
import type { KeptProcess } from '../../supervision/supervised-process.ts';
import { UserError } from '../../user-error.ts';
import { usualDataFolder } from '../command.ts';

/** No well-known program uses this port. */
export const defaultPort = 4750;

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
    .description('show the kiosk, or serve it only')
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

const statusUnderSupervisor: Record<Ending, number> = { asked: 0, exit: leftForGood, restart: restartWanted };

/** Starts the kiosk and restarts it when staff ask for it. Under a supervisor, exits and leaves the restart to it. */
async function startRepeatedly(options: StartOptions): Promise<void> {
  const asked = untilAskedToEnd();
  let how = await start(options, asked);
  while (how === 'restart' && !isKept()) how = await start(options, asked);
  if (isKept()) process.exitCode = statusUnderSupervisor[how];
  endAnyhow();
}

/** Starts the kiosk and returns why it ended. Reads as the order of starting. */
async function start(
  { host: wish, port, data, windowed = false, curator = false, rendering }: StartOptions,
  asked: Promise<void>,
): Promise<Ending> {
  let how: Ending = 'asked';
  const staff = Promise.withResolvers<void>();
  const onEnd = (wanted: KioskEnding): void => {
    how = wanted;
    staff.resolve();
  };
  const ending = Promise.race([asked, staff.promise]);
  const app = appFolder();
  const dataFolder = openDataFolder(data);
  const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date(), echo: say });
  const host = await chooseHost(wish, surroundingsOf(app, say));
  const shared = { dataFolder, windowed: windowed || curator, rendering };

  if (host.kind === 'electron') {
    const silent = sayAlive();
    if (await closes(ending, showInElectron({ ...shared, ...host, curator, appFolder: app }, log))) how = 'exit';
    silent();
    return how;
  }

  let shown: ShownInChromium | undefined;
  const onBeat = host.kind === 'chromium' ? (beat: Beat) => shown?.onBeat(beat) : undefined;
  const displaysOf = () => shown?.count() ?? null;
  const drawing = drawingBy(host);
  const more = { displaysOf, drawing, takesSticks: !curator, ...(curator ? {} : { onEnd }) };
  const kiosk = openKiosk({ appFolder: app, dataFolder, log, onBeat, ...more });
  const loopback = await serve(kiosk.service, port);
  const url = curator ? loopback.url + workshopPage : loopback.url;
  process.stdout.write(`Esimde is serving ${url}\n`);

  if (host.kind === 'chromium' && curator) {
    if (await closes(ending, showWorkshop({ dataFolder, ...host, url }, log))) how = 'exit';
  } else if (host.kind === 'chromium') {
    shown = await showInChromium({ ...shared, ...host, url: loopback.url, displays: kiosk.displays }, log);
    const silent = sayAlive();
    if (await closes(ending, shown)) how = 'exit';
    silent();
  } else {
    if (host.reason) say(`no program shows it: ${host.reason}.`);
    const silent = sayAlive();
    await ending;
    silent();
  }

  await loopback.close();
  kiosk.close();
  return how;
}

/** A headless process of the browser that shows the kiosk draws new releases. */
function drawingBy(host: Host): DrawingMeans {
  if (host.kind === 'chromium') return { by: 'browser', program: host.program, more: host.more };
  return { by: 'nobody', reason: 'no browser shows this kiosk' };
}

/** @throws {UserError} if the port is not available */
async function serve(service: Service, port: number): Promise<Loopback> {
  try {
    return await listenOnLoopback({ service, port });
  } catch (error) {
    if (!(error instanceof PortUnavailable)) throw error;
    throw new UserError(`${error.message}; name another one with --port=N (0 for any free one).`);
  }
}

/**
 * Waits for a request to end, or until the window is closed; then ends the program that shows it.
 *
 * @returns whether the window was closed
 */
async function closes(ending: Promise<void>, shown: Pick<KeptProcess, 'over' | 'end'>): Promise<boolean> {
  const closed = await Promise.race([ending.then(() => false), shown.over.then(() => true)]);
  await shown.end();
  return closed;
}
