import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { MachineSettings } from '../settings/machine-settings.ts';

export type Controlled = 'turn' | 'volume' | 'brightness';
export type MachineCommands = Record<Controlled, readonly string[] | null>;

/** Well-known programs by platform, the first of which is there is taken. Windows brings none of its own. */
const known: Partial<Record<NodeJS.Platform, Record<Controlled, readonly (readonly string[])[]>>> = {
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

export interface MachineKnown {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** Whether a program of that name can be started. */
  isThere: (program: string) => boolean;
}

/** The command for each control: that of the settings, else a well-known one that is there, else null. */
export function machineCommands(settings: MachineSettings, { platform, env, isThere }: MachineKnown): MachineCommands {
  const commandFor = (what: Controlled): readonly string[] | null => {
    const wish = settings[what];
    if (wish !== undefined) return wish;
    // Without an X server there is nobody whom xrandr could ask.
    if (what === 'turn' && !env.DISPLAY) return null;
    return known[platform]?.[what].find(([program = '']) => isThere(program)) ?? null;
  };
  return { turn: commandFor('turn'), volume: commandFor('volume'), brightness: commandFor('brightness') };
}

/** Looks for a program along PATH. */
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
