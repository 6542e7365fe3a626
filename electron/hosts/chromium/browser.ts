import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { UserError } from '../../../db/user-error.ts';

export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  isExecutable: (path: string) => boolean;
}

const thisMachine: Machine = { platform: process.platform, env: process.env, isExecutable };

/** Chromium first: it brings nothing of its own. Then the browsers that are made of it. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/**
 * Finds the machine's Chromium, Chrome or Edge. `ESIMDE_BROWSER`, a path or a name on the PATH, overrides.
 *
 * @returns the path of its program, or null when none is installed
 * @throws {UserError} when `ESIMDE_BROWSER` names no program
 */
export function findBrowser(machine: Machine = thisMachine): string | null {
  const wanted = machine.env.ESIMDE_BROWSER;
  const found = (wanted ? onPath(wanted, machine) : usualPlaces(machine)).find(machine.isExecutable) ?? null;
  if (wanted && !found) throw new UserError(`ESIMDE_BROWSER names "${wanted}", and there is no such program.`);
  return found;
}

function usualPlaces(machine: Machine): string[] {
  if (machine.platform === 'win32') return windowsPlaces(machine.env);
  if (machine.platform === 'darwin') return macPlaces(machine.env);
  const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin'];
  return [
    ...linuxNames.flatMap((name) => [...onPath(name, machine), ...folders.map((folder) => join(folder, name))]),
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
  ];
}

function onPath(name: string, { env }: Machine): string[] {
  if (isAbsolute(name) || name.includes('/')) return [name];
  return (env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));
}

function macPlaces(env: NodeJS.ProcessEnv): string[] {
  const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
  const folders = ['/Applications', ...(env.HOME ? [join(env.HOME, 'Applications')] : [])];
  return apps.flatMap((app) => folders.map((folder) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)));
}

function windowsPlaces(env: NodeJS.ProcessEnv): string[] {
  const programs = [
    ['Chromium', 'Application', 'chrome.exe'],
    ['Google', 'Chrome', 'Application', 'chrome.exe'],
    ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
    (folder) => folder !== undefined,
  );
  return programs.flatMap((program) => folders.map((folder) => join(folder, ...program)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
