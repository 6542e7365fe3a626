import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from './program.ts';

/**
 * A fault of the kiosk's data. `broken-current`: the release in the data folder is garbage. `no-release`: the
 * program has lost its built-in release, too.
 */
export type Fault = 'broken-current' | 'no-release';

/** A temporary data folder, and the folder of its program. */
export interface KioskData {
  folder: string;
  /** Folder of the program: the project, or a damaged copy of the build output. */
  program: string;
  /** The lines of the log so far. */
  log(): { level: string; event: string; [detail: string]: unknown }[];
  remove(): void;
}

/** @param settings content of settings.json: an object, or text for invalid JSON */
export function makeKioskData(settings: object | string | null, fault: Fault | null): KioskData {
  const temporary = mkdtempSync(join(tmpdir(), 'esimde-e2e-'));
  const folder = join(temporary, 'data');
  mkdirSync(folder);
  if (settings !== null) {
    writeFileSync(join(folder, 'settings.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  }
  if (fault === 'broken-current') breakCurrent(folder);
  return {
    folder,
    program: fault === 'no-release' ? copyWithoutRelease(join(temporary, 'program')) : project,
    log: () => readLog(folder),
    remove: () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }),
  };
}

function breakCurrent(folder: string): void {
  const release = join(folder, 'releases', '0002');
  mkdirSync(release, { recursive: true });
  writeFileSync(join(release, 'content.db'), 'not a database');
  writeFileSync(join(folder, 'releases', 'current'), JSON.stringify({ current: '0002', previous: null }));
}

/** The program finds its files beside its package.json, so a copy of both is an independent program. */
function copyWithoutRelease(folder: string): string {
  const isRelease = (path: string) => path.startsWith(join(project, 'dist', 'release'));
  cpSync(join(project, 'dist'), join(folder, 'dist'), { recursive: true, filter: (source) => !isRelease(source) });
  cpSync(join(project, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

function readLog(folder: string): ReturnType<KioskData['log']> {
  const text = readFileSync(join(folder, 'logs', 'esimde.log'), 'utf8');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
