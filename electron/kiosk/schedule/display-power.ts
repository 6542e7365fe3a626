import type { GlassPhase } from '../../../db/model/api/loop.ts';
import type { Log } from '../../service/http/log.ts';
import type { RunProgram } from '../run-program.ts';
import type { Schedule } from './settings.ts';

/** Switches the panels on and off. */
export interface DisplayPower {
  /** Call every few seconds. */
  update(): Promise<void>;
  /** A visitor is present: switches the panels on and keeps them on for a while. */
  wake(): void;
}

interface DisplayPowerOptions {
  phase: () => GlassPhase;
  /** Commands that switch the panels; without any the phases are only logged. */
  commands: Schedule['glass'];
  /** Monotonic, in milliseconds. */
  clock: () => number;
  run: RunProgram;
  log: Log;
}

/** The page reports a visitor at night every minute. */
const awakeMs = 150_000;
/** Attempts per phase before a panel is left alone until the next change. */
const maxTries = 3;

export function displayPower({ phase, commands, clock, run, log }: DisplayPowerOptions): DisplayPower {
  let wokenMs = Number.NEGATIVE_INFINITY;
  let lastPhase: GlassPhase | null = null;
  /** The last command that succeeded; panels are assumed to be on at the start. */
  let isOn = true;
  let tries = 0;
  let isBusy = false;

  const switchTo = async (on: boolean): Promise<void> => {
    if (!commands || on === isOn || tries >= maxTries || isBusy) return;
    isBusy = true;
    const ran = await run(on ? commands.on : commands.off, commands.timeoutSeconds * 1000);
    isBusy = false;
    if (ran.ok) {
      log.info('display-power-switched', { on });
      isOn = on;
    } else {
      log.warn('display-power-failed', { on, reason: ran.error });
      tries++;
    }
  };

  const update = (): Promise<void> => {
    const now = phase();
    if (now !== lastPhase) {
      log.info('opening-phase', { phase: now });
      tries = 0;
    }
    lastPhase = now;
    return switchTo(now !== 'dark' || clock() - wokenMs < awakeMs);
  };
  return {
    update,
    wake: () => {
      wokenMs = clock();
      tries = 0;
      void update();
    },
  };
}
