import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StickSettingsFault } from '../../../db/model/api/first-start.ts';
import { failed, ok, type Result } from '../../../db/model/result.ts';
import type { Place } from '../../service/workshop/releases/drives.ts';
import { parseLocatedJson } from '../settings/located-json.ts';
import { parseSettings, type SettingsInput } from '../settings/settings.ts';

/** The name that a prepared file has in the root of a stick. */
const fileName = 'settings.json';
/** A long file has a few kilobytes. */
const maxBytes = 256 * 1024;

/** Keys that name programs to run, or who may sign them. A stick may bring settings, and no command. */
const programKeys = [
  ['machine', 'turn'],
  ['machine', 'volume'],
  ['machine', 'brightness'],
  ['schedule', 'glass'],
  ['install', 'programKeys'],
] as const;

/** A settings file on a stick. `trace`: size and date, which change when it is written again. */
export interface StickSettings {
  stick: string;
  trace: string;
  read(): Promise<Result<SettingsInput, StickSettingsFault>>;
}

/** The settings file of the first stick that has one; links are not followed. */
export async function findStickSettings(places: readonly Place[]): Promise<StickSettings | null> {
  for (const { id, name, folder } of places) {
    const file = join(folder, fileName);
    const found = await lstat(file).catch(() => null);
    if (!found?.isFile()) continue;
    const read = async () =>
      found.size > maxBytes
        ? failed({ stick: name, line: 1, column: 1, reason: `the file has more than ${maxBytes / 1024} kB` })
        : checked(name, await readFile(file, 'utf8'));
    return { stick: name, trace: `${id} ${found.size} ${found.mtimeMs}`, read };
  }
  return null;
}

function checked(stick: string, text: string): Result<SettingsInput, StickSettingsFault> {
  const [fault] = parseSettings(text).faults;
  if (fault) return failed({ stick, ...fault });
  const json = parseLocatedJson(text);
  if (!json.ok) return failed({ stick, ...json.place, reason: json.reason });
  const value = json.value as Record<string, Record<string, unknown> | undefined>;
  const path = programKeys.find(([key, name]) => value[key]?.[name]);
  if (!path) return ok(value as SettingsInput);
  const reason = `"${path.join('.')}" names a program: only an administrator of this machine may set it`;
  return failed({ stick, ...json.placeOf(path), reason });
}
