import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../service/http/log.ts';
import { parseLocatedJson } from './located-json.ts';
import { settingsSchema } from './schema.ts';

export type Settings = v.InferOutput<typeof settingsSchema>;
/** As a file has it: every key may be absent. */
export type SettingsInput = v.InferInput<typeof settingsSchema>;

export const defaultSettings: Settings = v.parse(settingsSchema, {});

export const settingsFile = (dataFolder: string): string => join(dataFolder, 'settings.json');

const notAnObject = 'the settings must be enclosed in { }';

export interface SettingsFault {
  line: number;
  column: number;
  reason: string;
}

/**
 * Parses a settings file. A file with any fault is not used at all: settings applied in part (a longer idle time
 * without the language it was meant for) are harder to notice on a display than the defaults.
 */
export function parseSettings(text: string): { settings: Settings; faults: SettingsFault[] } {
  const json = parseLocatedJson(text);
  if (!json.ok) return { settings: defaultSettings, faults: [{ ...json.place, reason: json.reason }] };
  if (Array.isArray(json.value))
    return { settings: defaultSettings, faults: [{ ...json.placeOf([]), reason: notAnObject }] };
  const result = v.safeParse(settingsSchema, json.value);
  if (result.success) return { settings: result.output, faults: [] };
  const faults = result.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return { ...json.placeOf(path), reason: reasonOf(issue, path) };
  });
  return { settings: defaultSettings, faults };
}

/** Where a package keeps the settings of the machine, which its administrator writes and no program changes. */
const machineFileVariable = 'ESIMDE_SETTINGS';

/** The files that hold the settings of a kiosk; a key of a later one replaces that of an earlier one. */
export function settingsFiles(dataFolder: string): string[] {
  const machine = process.env[machineFileVariable];
  return [...(machine ? [machine] : []), settingsFile(dataFolder)];
}

export interface SettingsRead {
  settings: Settings;
  faults: ({ file: string } & SettingsFault)[];
  /** The code of the system for a file that is there and cannot be read. */
  unreadable: { file: string; reason: string }[];
}

/** Reads all files of a kiosk; a missing one sets nothing. With any fault the defaults are returned. */
export function readSettingsFiles(dataFolder: string): SettingsRead {
  const read: SettingsRead = { settings: defaultSettings, faults: [], unreadable: [] };
  let merged: Partial<Settings> = {};
  for (const file of settingsFiles(dataFolder)) {
    try {
      const text = readFileSync(file, 'utf8');
      const { faults } = parseSettings(text);
      read.faults.push(...faults.map((fault) => ({ file, ...fault })));
      if (faults.length === 0) merged = merge(merged, JSON.parse(text.replace(/^\ufeff/, '')));
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
      if (reason !== 'ENOENT') read.unreadable.push({ file, reason });
    }
  }
  if (read.faults.length + read.unreadable.length === 0) read.settings = v.parse(settingsSchema, merged);
  return read;
}

const programKeysSchema = v.object({
  install: v.optional(v.object({ programKeys: v.optional(v.array(v.string())) })),
  revokedKeys: v.optional(v.array(v.string())),
});

/**
 * The keys of programs. Where an administrator keeps settings of the machine, only those count: the kiosk's account must not
 * be able to let itself run something else. Other faults of a file do not matter here.
 */
export function readProgramKeys(dataFolder: string): { keys: string[]; revoked: string[] } {
  const read = settingsFiles(dataFolder).map((file) => {
    try {
      return v.parse(programKeysSchema, JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')));
    } catch {
      return {};
    }
  });
  return { keys: read[0]?.install?.programKeys ?? [], revoked: read.flatMap(({ revokedKeys = [] }) => revokedKeys) };
}

/** Keys add up: `esimde keys trust` writes to the data folder. */
const merge = (machine: Partial<Settings>, own: Partial<Settings>): Partial<Settings> => ({
  ...machine,
  ...own,
  trustedKeys: [...new Set([...(machine.trustedKeys ?? []), ...(own.trustedKeys ?? [])])],
  revokedKeys: [...new Set([...(machine.revokedKeys ?? []), ...(own.revokedKeys ?? [])])],
});

/** Settings of a kiosk; the defaults if there is no file, and with a warning if one is not valid. */
export function readSettings(dataFolder: string, log: Log): Settings {
  const { settings, faults, unreadable } = readSettingsFiles(dataFolder);
  for (const each of unreadable) log.warn('settings-unreadable', each);
  for (const { file, line, column, reason } of faults) log.warn('settings-invalid', { file, line, column, reason });
  return faults.length + unreadable.length > 0 ? closedSettings : settings;
}

/** For a file that says something else than is read: it may have switched off what the defaults switch on. */
const closedSettings: Settings = {
  ...defaultSettings,
  workshop: { ...defaultSettings.workshop, enabled: false },
  usage: { ...defaultSettings.usage, enabled: false },
};

/**
 * The default data folder: XDG on Linux, Application Support on macOS, ProgramData on Windows, where all accounts
 * share it.
 */
export function defaultDataFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const home = env.HOME ?? env.USERPROFILE ?? '.';
  if (platform === 'win32') return join(env.PROGRAMDATA ?? env.LOCALAPPDATA ?? home, 'Esimde');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Esimde');
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'esimde');
}

function reasonOf(issue: v.BaseIssue<unknown>, path: (string | number)[]): string {
  if (issue.type === 'strict_object') {
    const known = Object.keys(settingsSchema.entries).join(', ');
    return path.length === 0 ? notAnObject : `"${path.join('.')}" is not a setting (known: ${known})`;
  }
  return `"${path.join('.')}" ${issue.message}`;
}
