import type { HostName } from '../../../db/model/api/staff.ts';
import type { Log } from '../../service/http/log.ts';
import { createStartBudget } from '../../supervision/crash-budget.ts';
import { exitCodes } from '../../supervision/exit-codes.ts';
import { monitorHeartbeat } from '../../supervision/heartbeat-monitor.ts';
import { heartbeatVariable, supervisorVariables } from '../../supervision/heartbeat-sender.ts';
import { createRenderingFallback, type Rendering } from '../../supervision/rendering-fallback.ts';
import { superviseProcess } from '../../supervision/supervised-process.ts';
import { type HostEnd, hostLeftVariable, type Shown } from '../host.ts';
import { scriptFor } from './electron-binary.ts';

export interface ElectronOptions {
  /** Electron's program, as `findElectron` has it. */
  program: string;
  appFolder: string;
  dataFolder: string;
  windowed: boolean;
  /** The curators' workshop instead of the kiosk. */
  curator: boolean;
  more: readonly string[];
  rendering?: Rendering | undefined;
  /** Whether to give up when it never sends a heartbeat, so that another host is tried. */
  canLeave: boolean;
  /** The host that never showed the page, so that this one is started. */
  hostLeft: HostName | null;
}

/** The pipe on which Electron's main process sends its heartbeats. */
const heartbeatPipe = 3;

/** From Electron's start to its first heartbeat, on a slow disk too. */
const startMs = 60_000;

/** A kiosk that was killed may hold Electron's lock for a moment: this often it is tried again. */
const lockRetries = 3;
const lockRetryMs = 1_000;

/** Runs `main.ts` in Electron, which serves itself, and supervises it. */
export function superviseElectron(options: ElectronOptions, log: Log): Shown {
  const { program, appFolder, dataFolder, windowed, curator, more, rendering, canLeave, hostLeft } = options;
  const fallback = createRenderingFallback(() => performance.now(), log, rendering);
  const startBudget = createStartBudget();
  const script = scriptFor(program, appFolder);
  let refusedLocks = 0;
  let end: HostEnd = 'closed';
  const final = (reason: HostEnd): 'final' => {
    end = reason;
    return 'final';
  };

  const onEnd = (status: number | null): number | 'final' => {
    if (status === exitCodes.intentional || (status === exitCodes.asked && windowed)) return final('closed');
    if (status === exitCodes.restart) return 0;
    if (status === exitCodes.alreadyRunning)
      return ++refusedLocks < lockRetries ? lockRetryMs : final('already-running');
    if (status === exitCodes.simplerRendering) fallback.stepDown('page-faults');
    if (status === exitCodes.betterRendering) fallback.stepUp();
    if (status === exitCodes.simplerRendering || status === exitCodes.betterRendering) return 0;
    if (startBudget.isSpent() && canLeave) return final('unusable');
    fallback.recover();
    return fallback.fault('electron-ended', `status ${status}`).waitMs;
  };
  const electron = superviseProcess(
    {
      name: 'electron',
      file: program,
      args: () => [
        ...script,
        `--data=${dataFolder}`,
        `--rendering=${fallback.rendering}`,
        ...more,
        ...(windowed ? ['--windowed'] : []),
        ...(curator ? ['--curator'] : []),
      ],
      env: () => ({
        ...withoutSupervisor(),
        [heartbeatVariable]: String(heartbeatPipe),
        ...(hostLeft && { [hostLeftVariable]: hostLeft }),
      }),
      pipes: 1,
      onStart: (child, restart) =>
        monitorHeartbeat(child, heartbeatPipe, {
          startMs,
          onFirstBeat: () => {
            startBudget.started();
            refusedLocks = 0;
          },
          onSilent: () => {
            log.warn('electron-silent');
            restart();
          },
        }),
      onEnd,
    },
    log,
  );
  return { ended: electron.over.then((status) => (status === null ? null : end)), end: electron.end };
}

/** systemd's watchdog watches this process: if Electron answered it too, a hung launcher would go unnoticed. */
function withoutSupervisor(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of supervisorVariables) delete env[name];
  return env;
}
