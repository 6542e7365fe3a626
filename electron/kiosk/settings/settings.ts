import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../service/http/log.ts';
import { parseLocatedJson } from './located-json.ts';
import { settingsSchema } from './schema.ts';

export type Settings = v.InferOutput<typeof settingsSchema>;

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

/** Settings of a data folder; the defaults if there is no file, and with a warning if it is not valid. */
export function readSettings(dataFolder: string, log: Log): Settings {
  const file = settingsFile(dataFolder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code !== 'ENOENT') log.warn('settings-unreadable', { file, reason: code });
    return code === 'ENOENT' ? defaultSettings : closedSettings;
  }
  const { settings, faults } = parseSettings(text);
  for (const { line, column, reason } of faults) log.warn('settings-invalid', { file, line, column, reason });
  return faults.length > 0 ? closedSettings : settings;
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
