import { join } from 'node:path';
import type { Log } from '../../service/http/log.ts';
import { leftForGood, restartWanted } from '../../supervision/exit-codes.ts';
import { listenFor } from '../../supervision/heartbeat-monitor.ts';
import { aliveVariable } from '../../supervision/heartbeat-sender.ts';
import { createRenderingLadder, type Rendering, simplerNeeded } from '../../supervision/rendering-fallback.ts';
import { type KeptProcess, keepRunning } from '../../supervision/supervised-process.ts';

export interface ElectronOptions {
  /** Electron's program, as `findElectron` has it. */
  program: string;
  appFolder: string;
  dataFolder: string;
  windowed: boolean;
  /** The curators' workshop instead of the kiosk. */
  curator?: boolean;
  more: readonly string[];
  rendering?: Rendering;
}

/** The pipe on which Electron's main process says that it lives. */
const alivePipe = 3;

/**
 * Shows the kiosk in Electron, which serves itself; brings it back, one way of drawing lower where it dies again and
 * again, unless it was left for good: by its staff, or by closing its ordinary window.
 */
export function showInElectron(
  { program, appFolder, dataFolder, windowed, curator = false, more, rendering }: ElectronOptions,
  log: Log,
): KeptProcess {
  const ladder = createRenderingLadder(() => performance.now(), log, rendering);
  const main = join(appFolder, 'dist', 'electron', 'main.js');
  const kept = keepRunning(
    {
      name: 'electron',
      file: program,
      args: () => [
        main,
        `--data=${dataFolder}`,
        `--rendering=${ladder.rendering}`,
        ...more,
        ...(windowed ? ['--windowed'] : []),
        ...(curator ? ['--curator'] : []),
      ],
      env: () => ({ ...process.env, [aliveVariable]: String(alivePipe) }),
      pipes: 1,
      isMeant: (status) => status === leftForGood || (status === 0 && (windowed || curator)),
      onStart: (child) =>
        listenFor(child, alivePipe, {
          startMs: Number.POSITIVE_INFINITY,
          onSilent: () => {
            log.warn('electron-silent');
            kept.restart();
          },
        }),
      onEnd: (status) => {
        if (status === restartWanted) return 0;
        if (status === simplerNeeded) {
          ladder.stepDown('page-faults');
          return 0;
        }
        ladder.climb();
        return ladder.fault('electron-ended', `status ${status}`).waitMs;
      },
    },
    log,
  );
  return kept;
}
