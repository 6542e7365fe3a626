import { chmodSync, readFileSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { applyEdits, modify } from 'jsonc-parser';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';
import { parseSettings, type Settings, type SettingsFault, settingsFile } from './settings.ts';

export type SettingsEdit = { ok: true; settings: Settings } | { ok: false; fault: SettingsFault };

const formattingOptions = { insertSpaces: true, tabSize: 2 };

/** The settings whose values are lists of texts. */
type ListName = 'trustedKeys' | 'revokedKeys';

/**
 * Puts other lists into a settings file and leaves all the rest of it as somebody wrote it. The file is replaced at one
 * instant; it is made where there is none.
 *
 * @returns the first fault of a file that is not understood, which is then left alone
 * @throws Error where the disk refuses
 */
export function editSettings(dataFolder: string, lists: Partial<Record<ListName, string[]>>): SettingsEdit {
  const file = settingsFile(dataFolder);
  const before = readOrEmpty(file);
  const [fault] = parseSettings(before).faults;
  if (fault) return { ok: false, fault };
  let text = before;
  for (const [name, list] of Object.entries(lists)) text = withList(text, name, list);
  const { settings, faults } = parseSettings(text);
  if (faults[0]) return { ok: false, fault: faults[0] };
  if (text !== before) replace(file, text);
  return { ok: true, settings };
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

/** The text with another list; everything else keeps its layout where the result can be read back. */
function withList(text: string, name: string, list: readonly string[]): string {
  const bare = text.replace(/^\ufeff/, '');
  const value = JSON.parse(bare) as Record<string, unknown>;
  const wanted = { ...value, [name]: list };
  if (isDeepStrictEqual(value, wanted)) return text;
  const edited = applyEdits(bare, modify(bare, [name], list, { formattingOptions }));
  // A key that occurs twice is edited where JSON.parse does not look.
  return isDeepStrictEqual(JSON.parse(edited), wanted) ? edited : `${JSON.stringify(wanted, null, 2)}\n`;
}
