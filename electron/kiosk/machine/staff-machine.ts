import type { KioskEnding } from '../../../db/model/api/staff.ts';
import { detailsOf, type Log } from '../../service/http/log.ts';
import type { MachineSet, StaffMachine } from '../../service/workshop/machine/machine.ts';
import { type Run, run } from '../schedule/display-power.ts';
import type { MachineSettings } from '../settings/machine-settings.ts';
import { type Controlled, isInPath, type MachineKnown, machineCommands } from './machine-commands.ts';
import { type MachineKept, readMachine, writeMachine } from './machine-file.ts';

export interface StaffMachineOptions {
  dataFolder: string;
  settings: MachineSettings;
  log: Log;
  /** Ends the kiosk; absent where this program shows none. */
  onEnd?: (how: KioskEnding) => void;
  /** Number of displays; null where the host cannot count them. */
  displays?: () => number | null;
  known?: MachineKnown;
  run?: Run;
}

/** How long the answer to the page has to get out before the kiosk ends. */
const farewellMs = 400;

/** Handles the machine by programs of its system: without a shell, each run with a time limit and a line in the log. */
export function staffMachine(options: StaffMachineOptions): StaffMachine & { settle(): Promise<void> } {
  const { dataFolder, settings, log, onEnd, displays, known = here(), run: runs = run } = options;
  const commands = machineCommands(settings, known);
  let kept = readMachine(dataFolder);

  const apply = async (what: Controlled, value: string | number): Promise<MachineSet> => {
    const command = commands[what];
    if (!command) return { ok: false, reason: 'no program for it is set up' };
    const ran = await runs(filledIn(command, value), settings.timeoutSeconds * 1000).catch((error: unknown) => ({
      ok: false as const,
      reason: String(detailsOf(error).reason),
    }));
    if (ran.ok) log.info('machine-set', { what, value });
    else log.warn('machine-unset', { what, value, program: command[0], reason: ran.reason });
    return ran;
  };
  const set = async <What extends Controlled>(
    what: What,
    value: NonNullable<MachineKept[What]>,
  ): Promise<MachineSet> => {
    const done = await apply(what, value);
    if (!done.ok) return done;
    kept = { ...kept, [what]: value };
    try {
      writeMachine(dataFolder, kept);
    } catch (error) {
      log.warn('machine-unwritten', { reason: detailsOf(error).reason });
    }
    return done;
  };
  const controlOf = <What extends Controlled>(what: What) => ({ isReady: commands[what] !== null, now: kept[what] });

  return {
    controls: () => ({ turn: controlOf('turn'), volume: controlOf('volume'), brightness: controlOf('brightness') }),
    turn: (turn) => set('turn', turn),
    setVolume: (percent) => set('volume', percent),
    setBrightness: (percent) => set('brightness', percent),
    end: onEnd
      ? (how) => {
          log.info('kiosk-ended-by-staff', { how });
          setTimeout(() => onEnd(how), farewellMs);
        }
      : null,
    displays: () => displays?.() ?? null,
    /** Sets once more what was set: the system forgets most of it when it starts. */
    async settle() {
      for (const what of ['turn', 'volume', 'brightness'] as const) {
        const value = kept[what];
        if (value !== null && commands[what]) await apply(what, value);
      }
    },
  };
}

const here = (): MachineKnown => ({
  platform: process.platform,
  env: process.env,
  isThere: isInPath(process.env.PATH ?? ''),
});

const filledIn = (command: readonly string[], value: string | number): string[] =>
  command.map((part, index) => (index === 0 ? part : part.replaceAll(/\{(turn|percent)\}/g, String(value))));
