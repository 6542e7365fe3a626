import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long the download may stand still, and how long a refusal is believed. */
const patienceMs = 5_000;
const dayMs = 86_400_000;

const programs: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/** Electron's program: in `ELECTRON_OVERRIDE_DIST_PATH`, else where its package keeps it. Null where there is none. */
export function findElectron(appFolder: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(appFolder, 'node_modules', 'electron', 'dist');
  const program = join(folder, programs[process.platform] ?? 'electron');
  return existsSync(program) ? program : null;
}

/**
 * Lets Electron's package fetch its program, which npm does not. Where the download is refused, that takes seconds
 * and is remembered for a day.
 *
 * @returns the program, or null where it cannot be had
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
    // Either way: a clock that was set back must not make a refusal last for years.
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
    // It is only asked again.
  }
}
