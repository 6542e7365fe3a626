import { chmodSync, readFileSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits, modify } from 'jsonc-parser';
import { failed, ok, type Result } from '../../../db/model/result.ts';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';
import { parseSettings, type Settings, type SettingsFault, type SettingsInput, settingsFile } from './settings.ts';

type SettingsEdit = Result<Settings, SettingsFault>;

const formattingOptions = { insertSpaces: true, tabSize: 2 };

/**
 * Replaces values in a settings file and keeps everything else as it was written. The file is replaced atomically, and
 * created if it is missing.
 *
 * @returns the first fault of a file that is not valid, which is then left unchanged
 * @throws Error if the disk refuses
 */
export function editSettings(dataFolder: string, edits: SettingsInput): SettingsEdit {
  const file = settingsFile(dataFolder);
  const before = readOrEmpty(file);
  const [fault] = parseSettings(before).faults;
  if (fault) return failed(fault);
  let text = before;
  for (const [name, value] of Object.entries(edits)) text = withValue(text, name, value);
  const { settings, faults } = parseSettings(text);
  if (faults[0]) return failed(faults[0]);
  if (text !== before) replace(file, text);
  return ok(settings);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '{}\n';
  }
}

function replace(file: string, text: string): void {
  const next = `${file}-next`;
  writeDurably(next, text);
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode !== undefined) chmodSync(next, mode & 0o777);
  moveDurably(next, file);
}

/** The text with another value. The layout is kept unless a key occurs twice. */
function withValue(text: string, name: string, setting: unknown): string {
  const bare = text.replace(/^\ufeff/, '');
  const value = JSON.parse(bare) as Record<string, unknown>;
  const next = { ...value, [name]: setting };
  if (isDeepStrictEqual(value, next)) return text;
  const edited = applyEdits(bare, modify(bare, [name], setting, { formattingOptions }));
  // Of a duplicate key the first is edited, but JSON.parse reads the last.
  return isDeepStrictEqual(JSON.parse(edited), next) ? edited : `${JSON.stringify(next, null, 2)}\n`;
}
