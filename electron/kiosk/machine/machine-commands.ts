import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { MachineSettings } from '../settings/schema.ts';

export type Control = 'turn' | 'volume' | 'brightness';
type MachineCommands = Record<Control, readonly string[] | null>;

/** Well-known programs by platform, in order of preference. Windows has none. */
const known: Partial<Record<NodeJS.Platform, Record<Control, readonly (readonly string[])[]>>> = {
  linux: {
    turn: [['xrandr', '-o', '{turn}']],
    volume: [
      ['wpctl', 'set-volume', '@DEFAULT_AUDIO_SINK@', '{percent}%'],
      ['pactl', 'set-sink-volume', '@DEFAULT_SINK@', '{percent}%'],
      ['amixer', '-q', 'set', 'Master', '{percent}%'],
    ],
    brightness: [
      ['brightnessctl', '--quiet', 'set', '{percent}%'],
      ['xbacklight', '-set', '{percent}'],
      ['ddcutil', 'setvcp', '10', '{percent}'],
    ],
  },
  darwin: { turn: [], volume: [['osascript', '-e', 'set volume output volume {percent}']], brightness: [] },
};

export interface MachinePlatform {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Whether a program of that name can be started. */
  isThere: (program: string) => boolean;
}

/** The command of each control: from the settings, else the first installed well-known one, else null. */
export function machineCommands(
  settings: MachineSettings,
  { platform, env, isThere }: MachinePlatform,
): MachineCommands {
  const commandFor = (what: Control): readonly string[] | null => {
    const configured = settings[what];
    if (configured !== undefined) return configured;
    // xrandr needs an X server.
    if (what === 'turn' && !env.DISPLAY) return null;
    return known[platform]?.[what].find(([program = '']) => isThere(program)) ?? null;
  };
  return { turn: commandFor('turn'), volume: commandFor('volume'), brightness: commandFor('brightness') };
}

/** @param path the value of PATH */
export const isInPath =
  (path: string) =>
  (program: string): boolean =>
    path.split(delimiter).some((folder) => folder !== '' && isProgram(join(folder, program)));

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
