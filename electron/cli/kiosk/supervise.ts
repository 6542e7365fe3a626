import { join } from 'node:path';
import { Command } from 'commander';
import { connectToX } from '../../hosts/chromium/x11/connection.ts';
import { hangCurtains } from '../../hosts/chromium/x11/curtain.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { createLog } from '../../service/http/log.ts';
import { leftForGood, restartWanted, untilAskedToEnd } from '../../supervision/exit-codes.ts';
import { listenFor } from '../../supervision/heartbeat-monitor.ts';
import { aliveVariable } from '../../supervision/heartbeat-sender.ts';
import { createRenderingLadder } from '../../supervision/rendering-fallback.ts';
import { keepRunning } from '../../supervision/supervised-process.ts';
import { usualDataFolder } from '../command.ts';

const say = (sentence: string): void => void process.stderr.write(`esimde: ${sentence}\n`);

/** File descriptor of the heartbeat pipe, after stdin, stdout and stderr. */
const heartbeatPipe = 3;

/** `esimde supervise`: stands in for systemd or Shell Launcher in development and tests. */
export function superviseCommand(): Command {
  return new Command('supervise')
    .description('start the kiosk and restart it when it ends or hangs; takes the options of start')
    .option('--data <dir>', 'folder of settings, releases and logs', usualDataFolder())
    .allowUnknownOption()
    .argument('[options...]', 'options of start')
    .action((more: string[], { data }: { data: string }) => supervise(data, more));
}

/** Exit code of `start` for a user error: a restart would not help. */
const userErrorStatus = 2;

/** Returns when asked to end. */
async function supervise(data: string, more: readonly string[]): Promise<void> {
  const ending = untilAskedToEnd();
  const dataFolder = openDataFolder(data);
  const log = createLog({ folder: join(dataFolder, 'logs'), now: () => new Date(), echo: say });
  // The curtain covers the screen during a restart, and this connection keeps the X server from resetting.
  const x = await connectToX(process.env);
  const curtain = x && hangCurtains(x).hang(null);
  const ladder = createRenderingLadder(() => performance.now(), log);
  const kept = keepRunning(
    {
      name: 'kiosk',
      file: process.execPath,
      args: () => [process.argv[1] ?? '', 'start', `--data=${dataFolder}`, `--rendering=${ladder.rendering}`, ...more],
      stdout: 'inherit',
      env: () => ({ ...process.env, [aliveVariable]: String(heartbeatPipe) }),
      pipes: 1,
      isMeant: (status) => status === leftForGood || status === userErrorStatus,
      onStart: (child) =>
        listenFor(child, heartbeatPipe, {
          onWord: () => curtain?.open(),
          onSilent: () => {
            log.warn('kiosk-silent');
            kept.restart();
          },
        }),
      onEnd: (status) => {
        curtain?.close();
        if (status === restartWanted) return 0;
        ladder.climb();
        return ladder.fault('kiosk-ended', `status ${status}`).waitMs;
      },
    },
    log,
  );
  await Promise.race([ending, kept.over]);
  await kept.end();
  x?.close();
}
