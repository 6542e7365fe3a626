import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { languages } from '../../../db/model/vocabulary.ts';
import { parsePublicKey } from '../../../db/release/trust/keys.ts';
import type { Log } from '../../service/http/log.ts';
import { scheduleSchema } from '../schedule/settings.ts';
import { displaysSchema } from './displays-settings.ts';
import { parseLocatedJson } from './located-json.ts';
import { loopSchema } from './loop-settings.ts';
import { machineSchema } from './machine-settings.ts';

const whole = (min: number, max: number) =>
  v.pipe(
    v.number('must be a number'),
    v.integer('must be a whole number'),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
  );

const languageSchema = v.picklist(languages, `must be one of ${languages.join(', ')}`);

/** `settings.json`, documented key by key in docs/settings.md. Every key may be absent. */
export const settingsSchema = v.pipe(
  v.strictObject({
    /** Languages offered to visitors, in the order in which they are shown. */
    languages: v.optional(
      v.pipe(
        v.array(languageSchema, 'must be a list of languages'),
        v.minLength(1, 'must name at least one language'),
        v.check((list) => new Set(list).size === list.length, 'names a language twice'),
      ),
      [...languages],
    ),
    defaultLanguage: v.optional(languageSchema, 'kk'),
    /** Time without presence before the warning, and how long the warning stands. */
    idleSeconds: v.optional(whole(1, 3600), 90),
    warningSeconds: v.optional(whole(1, 600), 30),
    /** Long side of the visible picture, the same however the screen hangs; the default is a 32-inch screen. */
    screenWidthMm: v.optional(whole(100, 5000), 708),
    mode: v.optional(v.picklist(['touch', 'display'], 'must be touch or display'), 'touch'),
    /** What the loop shows, when the house is open, which display shows what, whether visits are counted. */
    loop: v.optional(loopSchema, {}),
    schedule: v.optional(scheduleSchema, {}),
    displays: v.optional(displaysSchema, []),
    usage: v.optional(v.strictObject({ enabled: v.optional(v.boolean('must be true or false'), true) }), {}),
    /** How many releases stay on the disk, the current one included. */
    releasesKept: v.optional(whole(2, 100), 5),
    /** Whether a newer release on a stick is installed when the stick is plugged in. */
    install: v.optional(v.strictObject({ byPluggingIn: v.optional(v.boolean('must be true or false'), false) }), {}),
    /** Public keys whose releases this kiosk shows, beside the key of the built-in release. */
    trustedKeys: v.optional(
      v.array(
        v.pipe(
          v.string('must be text'),
          v.check(
            (text) => parsePublicKey(text) !== null,
            'is no Ed25519 public key as `esimde keys create` prints it',
          ),
        ),
        'must be a list of keys',
      ),
      [],
    ),
    /** Ids of keys whose releases this kiosk refuses from now on. */
    revokedKeys: v.optional(
      v.array(
        v.pipe(
          v.string('must be text'),
          v.regex(/^[0-9a-f]{16}$/, 'is no id of a key as `esimde keys show` prints it'),
        ),
        'must be a list of ids of keys',
      ),
      [],
    ),
    /** Programs that turn the picture and set volume and brightness. */
    machine: v.optional(machineSchema, {}),
    /** The curators' workshop. */
    workshop: v.optional(
      v.strictObject({
        /** Off: nothing under `/api/workshop` is there. */
        enabled: v.optional(v.boolean('must be true or false'), true),
        /** Without a request for so long, whoever is signed in has to sign in again. */
        idleMinutes: v.optional(whole(1, 60), 15),
        /** Folders that stand beside the sticks that are plugged in, such as one on the museum's network. */
        drives: v.optional(v.array(v.string('must be the path of a folder'), 'must be a list of folders'), []),
      }),
      {},
    ),
  }),
  v.forward(
    v.check((settings) => settings.languages.includes(settings.defaultLanguage), 'must be one of "languages"'),
    ['defaultLanguage'],
  ),
);

export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = v.parse(settingsSchema, {});

export const settingsFile = (dataFolder: string): string => join(dataFolder, 'settings.json');

const noObject = 'the settings must stand in { }';

export interface SettingsFault {
  line: number;
  column: number;
  reason: string;
}

/**
 * Reads the text of a settings file. A file with any fault is not used at all: half of somebody's intent (a longer
 * idle time without the language that it was meant for) is harder to notice on the wall than the defaults.
 */
export function parseSettings(text: string): { settings: Settings; faults: SettingsFault[] } {
  const json = parseLocatedJson(text);
  if (!json.ok) return { settings: defaultSettings, faults: [{ ...json.place, reason: json.reason }] };
  if (Array.isArray(json.value))
    return { settings: defaultSettings, faults: [{ ...json.placeOf([]), reason: noObject }] };
  const result = v.safeParse(settingsSchema, json.value);
  if (result.success) return { settings: result.output, faults: [] };
  const faults = result.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    return { ...json.placeOf(path), reason: reasonOf(issue, path) };
  });
  return { settings: defaultSettings, faults };
}

/** Settings of a data folder; the defaults where there is no file, and with a warning where it cannot be used. */
export function readSettings(dataFolder: string, log: Log): Settings {
  const file = settingsFile(dataFolder);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code !== 'ENOENT') log.warn('settings-unreadable', { file, reason: code });
    return defaultSettings;
  }
  const { settings, faults } = parseSettings(text);
  for (const { line, column, reason } of faults) log.warn('settings-invalid', { file, line, column, reason });
  return settings;
}

/**
 * Where the kiosk keeps its data when nobody says otherwise: XDG on Linux, Application Support on macOS,
 * ProgramData on Windows, so that it is the same for whichever account shows the kiosk there.
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
    return path.length === 0 ? noObject : `"${path.join('.')}" is not a setting (known: ${known})`;
  }
  return `"${path.join('.')}" ${issue.message}`;
}
