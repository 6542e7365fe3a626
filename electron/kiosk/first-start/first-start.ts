import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import {
  type CrossTap,
  type FirstStartAnswers,
  type FirstStartState,
  type FirstStartStep,
  firstStartSteps,
  type TouchFit,
} from '../../../db/model/api/first-start.ts';
import type { Turn } from '../../../db/model/api/staff.ts';
import type { Result } from '../../../db/model/result.ts';
import { replaceDurably } from '../../../db/sqlite/durable.ts';
import { detailsOf, type Log } from '../../service/http/log.ts';
import type { MachineSet, StaffMachine } from '../../service/workshop/machine/machine.ts';
import type { Place } from '../../service/workshop/releases/drives.ts';
import { readSettingsFiles, type Settings, type SettingsFault, type SettingsInput } from '../settings/settings.ts';
import { editSettings } from '../settings/settings-file.ts';
import { answersSchema, settingsOf, standingAnswers, zonesToChoose } from './answers.ts';
import { hasOwnSettings, wasUsed } from './never-set-up.ts';
import { findStickSettings } from './stick-settings.ts';

interface FirstStartOptions {
  dataFolder: string;
  /** This program shows the kiosk on its displays; another one offers no first start. */
  isShown: boolean;
  /** With which the kiosk runs. */
  settings: Settings;
  machine: Pick<StaffMachine, 'turn' | 'controls' | 'mapsTouch' | 'fitTouch' | 'end'>;
  /** The sticks that are plugged in. */
  places: () => Promise<Place[]>;
  log: Log;
  platform?: NodeJS.Platform;
}

/** Setting up a kiosk that never was. Its answers are on the disk after each step. */
export interface FirstStart {
  /** The page is shown instead of the loop. */
  isDue(): boolean;
  /** The page is answered: it is due, or staff opened it again. */
  isOpen(): boolean;
  state(): FirstStartState;
  /** Keeps the answers and the step that is open next. @throws Error if the disk refuses */
  save(step: FirstStartStep, answers: FirstStartAnswers): void;
  turn(turn: Turn): Promise<MachineSet>;
  fitTouch(taps: readonly CrossTap[]): Promise<TouchFit>;
  /** Writes the settings. @returns whether the kiosk restarts with them, or the fault of a file that was there */
  finish(): Result<{ restarts: boolean }, SettingsFault>;
  /** What the self-test goes by while answers wait for the end. */
  planned(): Partial<Pick<Settings, 'mode' | 'schedule'>>;
  /** Gives way to the loop until the next start. */
  rest(): void;
  /** For staff: opens it with the settings of today. */
  reopen(): void;
  /** Looks for settings on a stick; called every few seconds. */
  look(): Promise<void>;
  close(): void;
}

/** How often is looked for sticks. */
const lookMs = 3_000;
/** The sentence about a stick's settings is read before the kiosk restarts. */
const readMs = 4_000;

const keptSchema = v.object({
  isDone: v.boolean(),
  step: v.picklist(firstStartSteps),
  answers: answersSchema,
});
type Kept = v.InferOutput<typeof keptSchema>;

const atFirst: Kept = { isDone: false, step: 'language', answers: {} };

/** `<data>/first-start.json` */
const stateFile = (dataFolder: string): string => join(dataFolder, 'first-start.json');

export function openFirstStart(options: FirstStartOptions): FirstStart {
  const { dataFolder, settings, machine, places, log, platform = process.platform } = options;
  let kept = begin(options);
  let isOpen = !kept.isDone;
  let isResting = false;
  let refused: FirstStartState['refused'] = null;
  let taken: string | null = null;
  let trace: string | null = null;
  let tried: string | null = null;

  const keep = (next: Kept): void => {
    replaceDurably(stateFile(dataFolder), `${JSON.stringify(next)}\n`);
    kept = next;
  };
  const write = (edits: SettingsInput): Result<{ restarts: boolean }, SettingsFault> => {
    const edited = editSettings(dataFolder, edits);
    if (!edited.ok) return edited;
    keep({ ...atFirst, isDone: true });
    isOpen = false;
    return { ok: true, value: { restarts: !isDeepStrictEqual(shownOf(edited.value), shownOf(settings)) } };
  };
  const takeFromStick = async (): Promise<void> => {
    const found = await findStickSettings(await places());
    const isSettled = found !== null && found.trace === trace;
    trace = found?.trace ?? null;
    if (!found) refused = null;
    if (!found || !isSettled || trace === tried) return;
    tried = trace;
    const read = await found.read();
    const { settings: own } = readSettingsFiles(dataFolder);
    const written = read.ok ? write(withKeysOf(own, read.value)) : read;
    if (written.ok) {
      taken = found.stick;
      log.info('first-start-settings', { stick: found.stick });
      setTimeout(() => machine.end?.('restart'), readMs).unref();
      return;
    }
    refused = { stick: found.stick, ...written.error };
    log.warn('first-start-settings-refused', { ...refused });
  };

  const look = async (): Promise<void> => {
    if (!isOpen || kept.isDone) return;
    await takeFromStick().catch((error: unknown) => log.warn('sticks-unseen', detailsOf(error)));
  };
  const looking = kept.isDone ? null : setInterval(() => void look(), lookMs).unref();

  return {
    isDue: () => isOpen && !isResting && !kept.isDone,
    isOpen: () => isOpen || taken !== null,
    state: () => ({
      step: kept.step,
      answers: kept.answers,
      now: standingAnswers(settings),
      zones: zonesToChoose(),
      hasWorkshop: settings.workshop.enabled,
      turn: machine.controls().turn,
      mapsTouch: machine.mapsTouch,
      platform: platform === 'linux' || platform === 'win32' || platform === 'darwin' ? platform : 'other',
      refused,
      taken,
    }),
    save: (step, answers) => keep({ ...kept, step, answers: { ...kept.answers, ...answers } }),
    turn: machine.turn,
    fitTouch: machine.fitTouch,
    finish() {
      const written = write(settingsOf(kept.answers, settings));
      if (!written.ok) return written;
      const restarts = written.value.restarts && machine.end !== null;
      log.info('first-start-done', { restarts });
      if (restarts) machine.end?.('restart');
      return { ok: true, value: { restarts } };
    },
    planned() {
      const { mode = settings.mode, zone = settings.schedule.zone } = kept.answers;
      return isOpen ? { mode, schedule: { ...settings.schedule, zone } } : {};
    },
    rest() {
      isOpen = false;
      isResting = true;
      log.info('first-start-rests', { step: kept.step });
    },
    reopen() {
      isOpen = true;
      keep({ ...kept, step: 'language' });
    },
    look,
    close: () => void (looking && clearInterval(looking)),
  };
}

/** What is known of the first start when the program begins. */
function begin({ dataFolder, isShown, log }: FirstStartOptions): Kept {
  const closed: Kept = { ...atFirst, isDone: true };
  if (!isShown) return closed;
  const known = readKept(dataFolder, log);
  // Somebody wrote the settings by hand meanwhile, or the power was cut after they had been written here.
  if (known) return known.isDone || hasOwnSettings(dataFolder) ? closed : known;
  if (known === null || wasUsed(dataFolder)) return closed;
  try {
    replaceDurably(stateFile(dataFolder), `${JSON.stringify(atFirst)}\n`);
    return atFirst;
  } catch (error) {
    // It could not be resumed, and would come back at every start.
    log.warn('first-start-not-offered', detailsOf(error));
    return closed;
  }
}

/** @returns undefined where there is no file, null where it is damaged */
function readKept(dataFolder: string, log: Log): Kept | null | undefined {
  try {
    return v.parse(keptSchema, JSON.parse(readFileSync(stateFile(dataFolder), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    log.warn('first-start-unreadable', detailsOf(error));
    return null;
  }
}

/** Keys apply at once and need no restart. */
const shownOf = ({ trustedKeys: _, revokedKeys: __, ...rest }: Settings) => rest;

/** The keys of a stick are added to those that were made here. */
const withKeysOf = (own: Settings, taken: SettingsInput): SettingsInput => ({
  ...taken,
  ...(taken.trustedKeys && { trustedKeys: [...new Set([...own.trustedKeys, ...taken.trustedKeys])] }),
  ...(taken.revokedKeys && { revokedKeys: [...new Set([...own.revokedKeys, ...taken.revokedKeys])] }),
});
