import { chmodSync, readFileSync, statSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { moveDurably, writeDurably } from '../../db/release/durable.ts';
import { parseSettings, type Settings, type SettingsFault, settingsFile } from './settings.ts';

export type SettingsEdit = { ok: true; settings: Settings } | { ok: false; fault: SettingsFault };

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

/** The text with another list. Where the text is laid out in a way that this does not foresee, it is laid out anew. */
function withList(text: string, name: string, list: readonly string[]): string {
  const bare = text.replace(/^\ufeff/, '');
  const value = JSON.parse(bare) as Record<string, unknown>;
  const wanted = { ...value, [name]: list };
  if (isDeepStrictEqual(value, wanted)) return text;
  const written = `"${name}": ${listText(list)}`;
  const existing = new RegExp(`"${name}"\\s*:\\s*\\[[^\\]]*\\]`);
  const comma = Object.keys(value).length > 0 ? ',' : '';
  const spliced =
    name in value
      ? bare.replace(existing, () => written)
      : bare.replace(/\s*\}\s*$/, () => `${comma}\n  ${written}\n}\n`);
  return isDeepStrictEqual(parsedOrNull(spliced), wanted) ? spliced : `${JSON.stringify(wanted, null, 2)}\n`;
}

function listText(list: readonly string[]): string {
  if (list.length === 0) return '[]';
  return `[\n${list.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
