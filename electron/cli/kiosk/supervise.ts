import { join } from 'node:path';
import { Command } from 'commander';
import { connectToX } from '../../hosts/chromium/x11/connection.ts';
import { createCovers } from '../../hosts/chromium/x11/cover.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { createLog } from '../../service/http/log.ts';
import { exitCodes, untilAskedToEnd } from '../../supervision/exit-codes.ts';
import { monitorHeartbeat } from '../../supervision/heartbeat-monitor.ts';
import { heartbeatVariable } from '../../supervision/heartbeat-sender.ts';
import { createRenderingFallback } from '../../supervision/rendering-fallback.ts';
import { superviseProcess } from '../../supervision/supervised-process.ts';
import { usualDataFolder } from '../command.ts';

const say = (sentence: string): void => void process.stderr.write(`esimde: ${sentence}\n`);

/** The pipe beside the three streams on which the kiosk sends its heartbeats. */
const heartbeatPipe = 3;

/** `esimde supervise`: replaces systemd or Shell Launcher in development and tests. */
export function superviseCommand(): Command {
  return new Command('supervise')
    .description('start the kiosk and restart it when it ends or hangs; takes the options of start')
    .option('--data <dir>', 'folder of settings, releases and logs', usualDataFolder())
    .allowUnknownOption()
    .argument('[options...]', 'options of start')
    .action((more: string[], { data }: { data: string }) => supervise(data, more));
}

/** Returns when asked to end. */
async function supervise(data: string, more: readonly string[]): Promise<void> {
  const ending = untilAskedToEnd();
  const dataFolder = openDataFolder(data);
  const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date(), echo: say });
  // Covers the displays while the kiosk is away, and keeps the X server from resetting.
  const x = await connectToX(process.env);
  const cover = x && createCovers(x).add(null);
  const fallback = createRenderingFallback(() => performance.now(), log);
  const kiosk = superviseProcess(
    {
      name: 'kiosk',
      file: process.execPath,
      args: () => [
        ...process.execArgv,
        process.argv[1] ?? '',
        'start',
        `--data=${dataFolder}`,
        `--rendering=${fallback.rendering}`,
        ...more,
      ],
      stdout: 'inherit',
      env: () => ({ ...process.env, [heartbeatVariable]: String(heartbeatPipe) }),
      pipes: 1,
      onStart: (child, restart) =>
        monitorHeartbeat(child, heartbeatPipe, {
          onFirstBeat: () => cover?.hide(),
          onSilent: () => {
            log.warn('kiosk-silent');
            restart();
          },
        }),
      onEnd: (status) => {
        if (status === exitCodes.intentional || status === exitCodes.userError) return 'final';
        cover?.show();
        if (status === exitCodes.restart) return 0;
        fallback.recover();
        return fallback.fault('kiosk-ended', `status ${status}`).waitMs;
      },
    },
    log,
  );
  await Promise.race([ending, kiosk.over]);
  await kiosk.end();
  x?.close();
}
