import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long the download may stall, and how long a refusal is remembered. */
const patienceMs = 5_000;
const dayMs = 86_400_000;

const programs: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** The program of an installed Esimde, from `resources/cli` (build/packaging/command-line.ts). */
const installedPrograms: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'MacOS/Esimde',
  win32: 'Esimde.exe',
};

/**
 * Electron's program: in `ELECTRON_OVERRIDE_DIST_PATH`, else that of the package in which this command line lies, else
 * where npm's package unpacks it; null without a whole one.
 */
export function findElectron(appFolder: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const name = programs[process.platform] ?? 'electron';
  const packageFolder = join(appFolder, 'node_modules', 'electron');
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const installed = installedElectron(appFolder);
  if (!override && existsSync(installed)) return installed;
  if (!override && !isUnpacked(packageFolder, name)) return null;
  const program = join(override || join(packageFolder, 'dist'), name);
  return existsSync(program) ? program : null;
}

const installedElectron = (appFolder: string): string =>
  join(appFolder, '..', '..', installedPrograms[process.platform] ?? 'esimde');

/** The script to run: an installed program brings its own, and would take a script for an argument. */
export const scriptFor = (program: string, appFolder: string): string[] =>
  program === installedElectron(appFolder) ? [] : [join(appFolder, 'dist', 'electron', 'main.js')];

/** As the package's own install.js checks it: `dist/version` and `path.txt` are written last. */
function isUnpacked(packageFolder: string, name: string): boolean {
  try {
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    const unpacked = readFileSync(join(packageFolder, 'dist', 'version'), 'utf8')
      .replace(/^v/, '')
      .trim();
    return unpacked === version && readFileSync(join(packageFolder, 'path.txt'), 'utf8') === name;
  } catch {
    return false;
  }
}

/**
 * Lets Electron's package fetch its program, which npm does not. A refused download takes seconds and is remembered for
 * a day.
 *
 * @returns the program, or null when it is not available
 */
export async function fetchElectron(appFolder: string, say: (sentence: string) => void): Promise<string | null> {
  const installer = join(appFolder, 'node_modules', 'electron', 'install.js');
  const refusal = join(appFolder, '.cache', 'electron-refused.json');
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer) || wasRefused(refusal)) return null;
  say("fetching Electron's program (once; some 120 MB) …");
  if (await runInstaller(installer, join(appFolder, '.cache', 'electron-download'))) return findElectron(appFolder);
  say('Electron cannot be fetched here; that is tried again tomorrow.');
  remember(refusal);
  return null;
}

/** Runs the installer for as long as bytes arrive. @returns whether it did its work */
function runInstaller(installer: string, scratch: string): Promise<boolean> {
  mkdirSync(scratch, { recursive: true });
  const temporary = { TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  const child = spawn(process.execPath, [installer], { stdio: 'ignore', env: { ...process.env, ...temporary } });
  const growing = [scratch, join(dirname(installer), 'dist')];
  let bytes = bytesUnder(growing);
  const watch = setInterval(() => {
    const now = bytesUnder(growing);
    if (now === bytes) child.kill('SIGKILL');
    bytes = now;
  }, patienceMs);
  return new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (status) => resolve(status === 0));
  }).finally(() => {
    clearInterval(watch);
    rmSync(scratch, { recursive: true, force: true });
  });
}

function bytesUnder(folders: string[]): number {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function wasRefused(file: string): boolean {
  try {
    const { at } = JSON.parse(readFileSync(file, 'utf8')) as { at: number };
    // The absolute difference, so that a clock that was set back does not make a refusal last for years.
    return Math.abs(Date.now() - at) < dayMs;
  } catch {
    return false;
  }
}

function remember(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ at: Date.now() }));
  } catch {
    // The download is then tried again earlier.
  }
}
