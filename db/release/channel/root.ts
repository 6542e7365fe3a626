import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Key, Metadata, MetadataKind, type Root, Signature } from '@tufjs/models';
import { ok } from '../../model/result.ts';
import { replaceDurably } from '../../sqlite/durable.ts';
import { type PrivateKey, type PublicKey, publicKeyText, signBytes } from '../trust/keys.ts';
import { refuse } from '../trust/verify.ts';
import { metadataFolder } from './layout.ts';
import type { ChannelResult } from './refusal.ts';

/** Who signs what: `root` the other keys, `targets` a release, `snapshot` and `timestamp` that it is the newest. */
export const channelRoles = ['root', 'targets', 'snapshot', 'timestamp'] as const;
export type ChannelRole = (typeof channelRoles)[number];

export const specVersion = '1.0.31';
const rootYears = 5;

/** The root that waits for further signatures. */
const draftFile = 'next-root.json';

/** TUF writes times without milliseconds. */
export function expiryAfter(nowMs: number, days: number): string {
  return `${new Date(nowMs + days * 86_400_000).toISOString().slice(0, 19)}Z`;
}

export function toMetadataBytes(metadata: { toJSON(): object }): Buffer {
  return Buffer.from(`${JSON.stringify(metadata.toJSON(), null, 1)}\n`);
}

export function tufKey(key: PublicKey | PrivateKey): Key {
  const hex = Buffer.from(publicKeyText(key.key), 'base64').toString('hex');
  // The fields in the order of their names are the canonical form that TUF hashes.
  const canonical = JSON.stringify({ keytype: 'ed25519', keyval: { public: hex }, scheme: 'ed25519' });
  const keyID = createHash('sha256').update(canonical).digest('hex');
  return new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: hex } });
}

/** Adds a signature; one of the same key is replaced. */
export function signWith(metadata: { sign(signer: (bytes: Buffer) => Signature): void }, key: PrivateKey): void {
  const { keyID } = tufKey(key);
  metadata.sign((bytes) => new Signature({ keyID, sig: signBytes(bytes, key).toString('hex') }));
}

/** Whether the root lets this key sign for a role. */
export const maySign = (root: Metadata<Root>, role: ChannelRole, key: PrivateKey | PublicKey): boolean =>
  root.signed.roles[role]?.keyIDs.includes(tufKey(key).keyID) === true;

/** Version numbers of a role's metadata in a channel. */
export function versionsOf(channel: string, role: string): number[] {
  const pattern = new RegExp(`^(\\d+)\\.${role}\\.json$`);
  const names = existsSync(metadataFolder(channel)) ? readdirSync(metadataFolder(channel)) : [];
  return names.flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number);
}

/** The newest root of a channel; null where the folder holds none that can be read. */
export function readRoot(channel: string): Metadata<Root> | null {
  return parseRoot(join(metadataFolder(channel), `${Math.max(...versionsOf(channel, 'root'))}.root.json`));
}

/** Null where the file is no root. */
export function parseRoot(file: string): Metadata<Root> | null {
  try {
    return Metadata.fromJSON(MetadataKind.Root, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** A change of the keys of a channel. */
export interface RootChange {
  add?: { role: ChannelRole; key: PublicKey | PrivateKey }[];
  /** Ids of keys as `readKeys` gives them, or their beginnings. */
  remove?: { role: ChannelRole; id: string }[];
  thresholds?: { role: ChannelRole; threshold: number }[];
}

interface RootJson {
  version: number;
  expires: string;
  keys: Record<string, object>;
  roles: Record<ChannelRole, { keyids: string[]; threshold: number }>;
}

const emptyRoles = (): RootJson['roles'] => ({
  root: { keyids: [], threshold: 1 },
  targets: { keyids: [], threshold: 1 },
  snapshot: { keyids: [], threshold: 1 },
  timestamp: { keyids: [], threshold: 1 },
});

/** `isComplete`: enough keys have signed it, and kiosks take it over. */
export interface RootState {
  root: Metadata<Root>;
  isComplete: boolean;
}

/**
 * Begins or continues the next root of a channel: changes it, signs it, and publishes it once both the former root's keys
 * and its own have signed. Until then it waits beside the others, so that keys that are never in one place can sign it.
 *
 * @throws Error if the disk fails
 */
export function changeRoot(
  channel: string,
  change: RootChange,
  keys: readonly PrivateKey[],
  nowMs: number,
): ChannelResult<RootState> {
  const former = readRoot(channel);
  const draft = join(metadataFolder(channel), draftFile);
  const pending = parseRoot(draft);
  const hasChange = Object.values(change).some((list) => list.length > 0);
  const root = pending && !hasChange ? pending : changed(pending ?? former, former, change, nowMs);
  const unmet = channelRoles.find((role) => {
    const { keyIDs = [], threshold = 1 } = root.signed.roles[role] ?? {};
    return keyIDs.length < threshold;
  });
  if (unmet !== undefined) return refuse('threshold-unmet', unmet);
  const signers = keys.filter((key) => maySign(root, 'root', key) || (former && maySign(former, 'root', key)));
  if (signers.length < keys.length) return refuse('unknown-channel-key');
  for (const key of signers) signWith(root, key);
  mkdirSync(metadataFolder(channel), { recursive: true });
  if (!hasQuorum(root, root) || (former !== null && !hasQuorum(former, root))) {
    replaceDurably(draft, toMetadataBytes(root));
    return ok({ root, isComplete: false });
  }
  replaceDurably(join(metadataFolder(channel), `${root.signed.version}.root.json`), toMetadataBytes(root));
  rmSync(draft, { force: true });
  return ok({ root, isComplete: true });
}

function changed(
  base: Metadata<Root> | null,
  former: Metadata<Root> | null,
  { add = [], remove = [], thresholds = [] }: RootChange,
  nowMs: number,
): Metadata<Root> {
  const json = (base?.signed.toJSON() ?? { keys: {}, roles: emptyRoles() }) as unknown as RootJson;
  for (const { role, key } of add) {
    const tuf = tufKey(key);
    json.keys[tuf.keyID] = tuf.toJSON();
    if (!json.roles[role].keyids.includes(tuf.keyID)) json.roles[role].keyids.push(tuf.keyID);
  }
  for (const { role, id } of remove) {
    json.roles[role].keyids = json.roles[role].keyids.filter((keyId) => !keyId.startsWith(id));
  }
  for (const { role, threshold } of thresholds) json.roles[role].threshold = threshold;
  const used = new Set(Object.values(json.roles).flatMap(({ keyids }) => keyids));
  json.keys = Object.fromEntries(Object.entries(json.keys).filter(([id]) => used.has(id)));
  json.version = (former?.signed.version ?? 0) + 1;
  json.expires = expiryAfter(nowMs, rootYears * 365);
  const signed = { ...json, _type: 'root', spec_version: specVersion, consistent_snapshot: true };
  return Metadata.fromJSON(MetadataKind.Root, JSON.parse(JSON.stringify({ signed, signatures: [] })));
}

/** Whether enough keys of `by` have signed. */
function hasQuorum(by: Metadata<Root>, root: Metadata<Root>): boolean {
  try {
    by.verifyDelegate('root', root);
    return true;
  } catch {
    return false;
  }
}
