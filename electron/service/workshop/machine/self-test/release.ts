import { join } from 'node:path';
import type { Rung } from '../../../../../db/model/api/release.ts';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { readPointer, releasesFolder } from '../../../../../db/release/store/pointer.ts';
import { parsePublicKeys } from '../../../../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../../../../db/release/trust/trust.ts';
import { verifying } from '../../../../../db/release/trust/verify.ts';
import { inTurns } from '../../../../../db/sqlite/time-slicing.ts';
import { fact, fault } from './note.ts';

export interface ReleaseKnown {
  dataFolder: string;
  builtinFolder: string;
  trustedKeys: readonly string[];
  revokedKeys: readonly string[];
  /** On which rung of the ladder the visitors' screen stands now. */
  rung: Rung;
}

/** Reads the release that should be shown to its last byte, and asks whether it is the one that is. */
export async function checkRelease(known: ReleaseKnown, signal: AbortSignal): Promise<CheckNote[]> {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys, rung } = known;
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
  const expected: Rung = read.state === 'absent' ? 'builtin' : 'current';
  if (rung === 'memorial') notes.push(fault('no-release'));
  else if (rung !== expected) notes.push(fault('release-lower', { rung }));
  return notes;
}

async function noteOn(folder: string, trust: Trust, signal: AbortSignal): Promise<CheckNote> {
  const verified = await inTurns(verifying(folder, trust), signal);
  if (!verified.ok) {
    const { reason, detail } = verified.refusal;
    return fault('release-refused', { reason, detail });
  }
  const { manifest, keyId } = verified;
  return fact('release-whole', { id: manifest.id, count: manifest.files.length, key: keyId });
}
