import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { type HostName, type KioskEnding, turns } from '../../../db/model/api/staff.ts';
import { failed } from '../../../db/model/result.ts';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';
import { detailsOf, type Log } from '../../service/http/log.ts';
import type { MachineSet, StaffMachine } from '../../service/workshop/machine/machine.ts';
import type { DisplayState } from '../displays.ts';
import { type RunProgram, runProgram } from '../run-program.ts';
import type { MachineSettings } from '../settings/schema.ts';
import { type Control, isInPath, type MachinePlatform, machineCommands } from './machine-commands.ts';
import { correctionOf, identity, panelAfter, type TouchMapping, touchMapping } from './touch-mapping.ts';

interface StaffMachineOptions {
  dataFolder: string;
  settings: MachineSettings;
  log: Log;
  /** Ends the kiosk; absent where this program shows none. */
  onEnd?: ((how: KioskEnding) => void) | undefined;
  hostLeft?: HostName | null | undefined;
  /** The displays as the host sees them. */
  displays?: (() => DisplayState) | undefined;
  platform?: MachinePlatform;
  run?: RunProgram;
  touch?: TouchMapping | null;
}

/** Lets the answer reach the page before the kiosk ends. */
const endDelayMs = 400;
/** A touch screen that was switched off or unplugged comes back unmapped. */
const mapAgainMs = 60_000;

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const number = v.pipe(v.number(), v.minValue(-10), v.maxValue(10));
const stateSchema = v.object({
  turn: v.optional(v.nullable(v.picklist(turns)), null),
  /** What the touch screen deviates by, apart from the turn of the picture (touch-mapping.ts). */
  panel: v.optional(
    v.nullable(v.tuple([number, number, number, number, number, number, number, number, number])),
    null,
  ),
  volume: v.optional(v.nullable(percent), null),
  brightness: v.optional(v.nullable(percent), null),
});

/** The values set last; null: never set. */
type MachineValues = v.InferOutput<typeof stateSchema>;

export const machineFile = (dataFolder: string): string => join(dataFolder, 'machine.json');

/** Controls the machine by programs of its system, without a shell, each with a time limit and a line in the log. */
export function staffMachine(options: StaffMachineOptions): StaffMachine & { restore(): Promise<void> } {
  const {
    dataFolder,
    settings,
    log,
    onEnd,
    hostLeft = null,
    displays,
    platform = thisPlatform(),
    run = runProgram,
    touch = touchMapping(platform),
  } = options;
  const commands = machineCommands(settings, platform);
  let values = readValues(dataFolder);
  let touchReason = '';

  /** Follows the picture; said once, as it is done again every minute. */
  const mapTouch = async (): Promise<boolean> => {
    if (!touch) return false;
    const mapped = await touch.apply(values.turn ?? 'normal', values.panel ?? identity);
    const reason = mapped.ok ? '' : mapped.error;
    if (reason !== '' && reason !== touchReason) log.warn('touch-not-mapped', { reason });
    touchReason = reason;
    return mapped.ok;
  };
  const isTouchSet = (): boolean => values.turn !== null || values.panel !== null;

  const apply = async (what: Control, value: string | number): Promise<MachineSet> => {
    const command = commands[what];
    if (!command) return failed('no program is configured for it');
    const ran = await run(filledIn(command, value), settings.timeoutSeconds * 1000);
    if (ran.ok) log.info('machine-set', { what, value });
    else log.warn('machine-set-failed', { what, value, program: command[0], reason: ran.error });
    return ran;
  };
  const keep = (change: Partial<MachineValues>): void => {
    values = { ...values, ...change };
    try {
      writeValues(dataFolder, values);
    } catch (error) {
      log.warn('machine-not-saved', { reason: detailsOf(error).reason });
    }
  };
  const set = async <What extends Control>(
    what: What,
    value: NonNullable<MachineValues[What]>,
  ): Promise<MachineSet> => {
    const done = await apply(what, value);
    if (done.ok) keep({ [what]: value });
    return done;
  };
  const controlOf = <What extends Control>(what: What) => ({ isReady: commands[what] !== null, now: values[what] });

  return {
    controls: () => ({ turn: controlOf('turn'), volume: controlOf('volume'), brightness: controlOf('brightness') }),
    async turn(turn) {
      const done = await set('turn', turn);
      if (done.ok) await mapTouch();
      return done;
    },
    mapsTouch: touch !== null,
    async fitTouch(taps) {
      const correction = correctionOf(taps);
      if (correction === 'right') return 'right';
      if (correction === null) return 'unclear';
      if (!touch) return 'not-possible';
      const before = values.panel;
      keep({ panel: panelAfter(correction, values.turn ?? 'normal', before ?? identity) });
      if (await mapTouch()) return 'mapped';
      keep({ panel: before });
      return 'not-possible';
    },
    setVolume: (percent) => set('volume', percent),
    setBrightness: (percent) => set('brightness', percent),
    end: onEnd
      ? (how) => {
          log.info('kiosk-ended-by-staff', { how });
          setTimeout(() => onEnd(how), endDelayMs);
        }
      : null,
    hostLeft,
    displays: () => displays?.() ?? { count: null, isHeld: null },
    /** Applies the saved values: the system forgets most of them when it restarts. */
    async restore() {
      for (const what of ['turn', 'volume', 'brightness'] as const) {
        const value = values[what];
        if (value !== null && commands[what]) await apply(what, value);
      }
      if (!touch) return;
      if (isTouchSet()) await mapTouch();
      setInterval(() => isTouchSet() && void mapTouch(), mapAgainMs).unref();
    },
  };
}

const thisPlatform = (): MachinePlatform => ({
  platform: process.platform,
  env: process.env,
  isThere: isInPath(process.env.PATH ?? ''),
});

const filledIn = (command: readonly string[], value: string | number): string[] =>
  command.map((part, index) => (index === 0 ? part : part.replaceAll(/\{(turn|percent)\}/g, String(value))));

/** An unreadable file counts as missing. */
function readValues(dataFolder: string): MachineValues {
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(machineFile(dataFolder), 'utf8')));
  } catch {
    return v.parse(stateSchema, {});
  }
}

/** @throws Error if the disk refuses */
function writeValues(dataFolder: string, values: MachineValues): void {
  const file = machineFile(dataFolder);
  writeDurably(`${file}.new`, JSON.stringify(values));
  moveDurably(`${file}.new`, file);
}
