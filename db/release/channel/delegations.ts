import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Key, Metadata, MetadataKind, type Targets } from '@tufjs/models';
import { Delegations } from '@tufjs/models/dist/delegations.js';
import { DelegatedRole } from '@tufjs/models/dist/role.js';
import type { PrivateKey, PublicKey } from '../trust/keys.ts';
import { metadataFolder, pathsOf, publisherOf } from './layout.ts';
import { tufKey, versionsOf } from './root.ts';

/** Metadata of a role that names targets, as it lies in the folder; null where it cannot be read. @param version default: the newest */
export function readTargets(channel: string, role: string, version?: number): Metadata<Targets> | null {
  try {
    const file = `${version ?? Math.max(...versionsOf(channel, role))}.${role}.json`;
    const json = JSON.parse(readFileSync(join(metadataFolder(channel), file), 'utf8'));
    return Metadata.fromJSON(MetadataKind.Targets, json);
  } catch {
    return null;
  }
}

/** Whether the channel lets this key sign for a museum's role. */
export const isDelegated = (targets: Metadata<Targets> | null, role: string, key: PublicKey | PrivateKey): boolean =>
  targets?.signed.delegations?.roles?.[role]?.keyIDs.includes(tufKey(key).keyID) === true;

/** Whether a key of the museum has signed this metadata. */
export function isSignedFor(
  targets: Metadata<Targets> | null,
  role: string,
  signed: Metadata<Targets> | null,
): boolean {
  if (targets === null || signed === null) return false;
  try {
    targets.verifyDelegate(role, signed);
    return true;
  } catch {
    return false;
  }
}

/** The delegations with other keys for a museum; without a key it is not in the channel any more. */
export function withMuseum(
  former: Delegations | undefined,
  museum: string,
  publishers: readonly PublicKey[],
): Delegations {
  const { [publisherOf(museum)]: _, ...others } = former?.roles ?? {};
  const added = publishers.map(tufKey);
  const roles = { ...others };
  if (added.length > 0) {
    const keyIDs = added.map(({ keyID }) => keyID);
    const name = publisherOf(museum);
    roles[name] = new DelegatedRole({ name, keyIDs, threshold: 1, terminating: true, paths: [pathsOf(museum)] });
  }
  const used = new Set(Object.values(roles).flatMap(({ keyIDs }) => keyIDs));
  const keys: Record<string, Key> = { ...former?.keys };
  for (const key of added) keys[key.keyID] = key;
  return new Delegations({ keys: Object.fromEntries(Object.entries(keys).filter(([id]) => used.has(id))), roles });
}
