import { join } from 'node:path';
import { type KeptProcess, keepRunning } from './kept-process.ts';
import type { Log } from './service/log.ts';

export interface ElectronOptions {
  /** Electron's program, as `findElectron` has it. */
  program: string;
  appFolder: string;
  dataFolder: string;
  windowed: boolean;
  more: readonly string[];
}

/** Shows the kiosk in Electron, which serves itself; brings it back unless it ended with status 0, as staff end it. */
export function showInElectron(
  { program, appFolder, dataFolder, windowed, more }: ElectronOptions,
  log: Log,
): KeptProcess {
  const args = [join(appFolder, 'dist', 'electron', 'main.js'), `--data=${dataFolder}`, ...more];
  if (windowed) args.push('--windowed');
  return keepRunning({ name: 'electron', file: program, args, isMeant: (status) => status === 0 }, log);
}
