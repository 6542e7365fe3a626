import { readFileSync } from 'node:fs';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { parsePublicKeys } from '../../../../../db/release/trust/keys.ts';
import { trustBuiltin } from '../../../../../db/release/trust/trust.ts';
import { verifySteps } from '../../../../../db/release/trust/verify.ts';
import { runSliced } from '../../../../../db/sqlite/time-slicing.ts';
import { parseSettings, settingsFile } from '../../../../kiosk/settings/settings.ts';
import { fact, fault, reasonOf } from './note.ts';

export interface KeysKnown {
  dataFolder: string;
  builtinFolder: string;
}

/**
 * The settings as they stand in the file now, its keys, and whether the release that the program carries is vouched for:
 * it is the last one before the memorial screen.
 */
export async function checkKeys({ dataFolder, builtinFolder }: KeysKnown, signal: AbortSignal): Promise<CheckNote[]> {
  const read = readText(settingsFile(dataFolder));
  if (read.reason !== null) return [fault('settings-wrong', { line: 0, reason: read.reason })];
  const { settings, faults } = parseSettings(read.text);
  const notes = faults.map(({ line, reason }) => fault('settings-wrong', { line, reason }));
  const { keys } = parsePublicKeys(settings.trustedKeys);
  const revoked = keys.filter(({ id }) => settings.revokedKeys.includes(id));
  notes.push(fact('keys-trusted', { count: keys.length - revoked.length }));
  notes.push(...revoked.map(({ id }) => fault('key-revoked', { id })));
  const builtin = await runSliced(verifySteps(builtinFolder, trustBuiltin(keys)), signal);
  notes.push(builtin.ok ? fact('builtin-whole') : fault('builtin-refused', { reason: builtin.refusal.reason }));
  return notes;
}

/** No file at all is every setting's default. */
function readText(file: string): { text: string; reason: string | null } {
  try {
    return { text: readFileSync(file, 'utf8'), reason: null };
  } catch (error) {
    const reason = reasonOf(error);
    return { text: '{}', reason: reason === 'ENOENT' ? null : reason };
  }
}
