import { join } from 'node:path';
import type { FallbackLevel } from '../../../../../db/model/api/release.ts';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { readPointer, releasesFolder } from '../../../../../db/release/store/pointer.ts';
import { parsePublicKeys } from '../../../../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../../../../db/release/trust/trust.ts';
import { verifySteps } from '../../../../../db/release/trust/verify.ts';
import { runSliced } from '../../../../../db/sqlite/time-slicing.ts';
import { readSettingsFiles } from '../../../../kiosk/settings/settings.ts';
import { fact, fault } from './note.ts';

export interface ReleaseKnown {
  dataFolder: string;
  builtinFolder: string;
  trustedKeys: readonly string[];
  revokedKeys: readonly string[];
  /** Level of the fallback chain that visitors see now. */
  level: FallbackLevel;
}

/** Reads the release that should be shown to its last byte and compares it with the shown one. */
export async function checkRelease(known: ReleaseKnown, signal: AbortSignal): Promise<CheckNote[]> {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys, level } = known;
  const { keys } = parsePublicKeys(trustedKeys);
  const read = readPointer(dataFolder);
  const notes: CheckNote[] = [];
  if (read.state === 'unreadable') notes.push(fault('pointer-unreadable'));
  if (read.state === 'read') {
    const folder = join(releasesFolder(dataFolder), read.pointer.current);
    notes.push(await noteOn(folder, trustInstalled(keys, builtinFolder, revokedKeys), signal));
  } else {
    notes.push(await noteOn(builtinFolder, trustBuiltin(keys), signal));
  }
  const expected: FallbackLevel = read.state === 'absent' ? 'builtin' : 'current';
  if (level === 'memorial') notes.push(fault('no-release'));
  else if (level !== expected) notes.push(fault('release-lower', { rung: level }));
  return notes;
}

async function noteOn(folder: string, trust: Trust, signal: AbortSignal): Promise<CheckNote> {
  const verified = await runSliced(verifySteps(folder, trust), signal);
  if (!verified.ok) {
    const { reason, detail } = verified.error;
    return fault('release-refused', { reason, detail });
  }
  const { manifest, keyId } = verified.value;
  return fact('release-whole', { id: manifest.id, count: manifest.files.length, key: keyId });
}

export interface KeysKnown {
  dataFolder: string;
  builtinFolder: string;
}

/**
 * The settings currently in the file, its keys, and whether the built-in release is trusted:
 * it is the last one before the memorial screen.
 */
export async function checkKeys({ dataFolder, builtinFolder }: KeysKnown, signal: AbortSignal): Promise<CheckNote[]> {
  const { settings, faults, unreadable } = readSettingsFiles(dataFolder);
  if (unreadable[0]) return [fault('settings-wrong', { line: 0, reason: unreadable[0].reason })];
  const notes = faults.map(({ line, reason }) => fault('settings-wrong', { line, reason }));
  const { keys } = parsePublicKeys(settings.trustedKeys);
  const revoked = keys.filter(({ id }) => settings.revokedKeys.includes(id));
  notes.push(fact('keys-trusted', { count: keys.length - revoked.length }));
  notes.push(...revoked.map(({ id }) => fault('key-revoked', { id })));
  const builtin = await runSliced(verifySteps(builtinFolder, trustBuiltin(keys)), signal);
  notes.push(builtin.ok ? fact('builtin-whole') : fault('builtin-refused', { reason: builtin.error.reason }));
  return notes;
}
