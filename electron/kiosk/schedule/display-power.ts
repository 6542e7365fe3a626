import { spawn } from 'node:child_process';
import type { GlassPhase } from '../../../db/model/api/loop.ts';
import { detailsOf, type Log } from '../../service/http/log.ts';
import type { Schedule } from './settings.ts';

/** How a program ended. */
export type Ran = { ok: true } | { ok: false; reason: string };

export type Run = (command: readonly string[], timeoutMs: number) => Promise<Ran>;

/** Runs a program without a shell and kills it when it takes too long. Never rejects. */
export const run: Run = ([program = '', ...args], timeoutMs) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' });
    child.once('error', (error) => resolve({ ok: false, reason: error.message }));
    child.once('exit', (status, signal) =>
      resolve(status === 0 ? { ok: true } : { ok: false, reason: signal ? `killed (${signal})` : `status ${status}` }),
    );
  });

export interface GlassSwitch {
  /** To be called every few seconds. */
  look(): Promise<void>;
  /** Somebody is there: the panel goes on, and stays on for a while. */
  wake(): void;
}

export interface GlassSwitchOptions {
  phase: () => GlassPhase;
  glass: Schedule['glass'];
  /** Milliseconds since any fixed moment. */
  clock: () => number;
  run: Run;
  log: Log;
}

/** A visitor at night tells of itself every minute. */
const awakeMs = 150_000;
/** A panel that does not answer is asked again, and then left alone until the next change. */
const mostTries = 3;

/** Switches the panel with the phases, by the commands of the settings; without any it only writes the phases down. */
export function glassSwitch({ phase, glass, clock, run, log }: GlassSwitchOptions): GlassSwitch {
  let wokenMs = Number.NEGATIVE_INFINITY;
  let told: GlassPhase | null = null;
  /** What the panel was last told; it is taken to be on when the kiosk starts. */
  let on = true;
  let tries = 0;
  let busy = false;

  const switchTo = async (wanted: boolean): Promise<void> => {
    if (!glass || wanted === on || tries >= mostTries || busy) return;
    busy = true;
    const ran = await run(wanted ? glass.on : glass.off, glass.timeoutSeconds * 1000).catch(
      (error): Ran => ({ ok: false, reason: String(detailsOf(error).reason) }),
    );
    busy = false;
    if (ran.ok) {
      log.info('glass-switched', { on: wanted });
      on = wanted;
    } else {
      log.warn('glass-unswitched', { on: wanted, reason: ran.reason });
      tries++;
    }
  };

  const look = (): Promise<void> => {
    const now = phase();
    if (now !== told) {
      log.info('glass-phase', { phase: now });
      tries = 0;
    }
    told = now;
    return switchTo(now !== 'dark' || clock() - wokenMs < awakeMs);
  };
  return {
    look,
    wake: () => {
      wokenMs = clock();
      tries = 0;
      void look();
    },
  };
}
