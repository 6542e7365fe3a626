import { createHash } from 'node:crypto';
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Metadata, MetadataKind, MetaFile, type Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import type { Delegations } from '@tufjs/models/dist/delegations.js';
import { ok } from '../../model/result.ts';
import { moveDurably, replaceDurably, syncFile } from '../../sqlite/durable.ts';
import { measure } from '../files.ts';
import { type Manifest, manifestFile, parseManifest, signatureFile } from '../manifest.ts';
import type { PrivateKey } from '../trust/keys.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, verifyRelease } from '../trust/verify.ts';
import { isDelegated, isSignedFor, readTargets } from './delegations.ts';
import { metadataFolder, pathOfFile, pathOfTarget, publisherOf, targetsOf } from './layout.ts';
import type { ChannelResult } from './refusal.ts';
import { expiryAfter, maySign, readRoot, signWith, specVersion, toMetadataBytes, versionsOf } from './root.ts';

/** Days until metadata expires: what was not renewed by then is stale. */
const targetsDays = 730;
export const renewalDays = 90;

interface ChannelKeys {
  /** Signs that this release is published in the channel, or by the museum. */
  targets: PrivateKey;
  /** Signs that it is the newest; on the publishing machine. Null at a museum, whose release awaits the next renewal there. */
  online: PrivateKey | null;
}

interface PublishOptions {
  channel: string;
  /** Folder of an installed release. */
  release: string;
  trust: Trust;
  keys: ChannelKeys;
  /** The museum within the channel whose release it is; null: that of the channel itself. */
  museum?: string | null;
  nowMs: number;
  /** Expiry of snapshot and timestamp. */
  days: number;
}

interface PublishedInChannel {
  manifest: Manifest;
  /** Files that the channel did not have before, and their bytes. */
  files: number;
  bytes: number;
  /** Null where the release awaits a renewal. */
  expires: string | null;
}

/**
 * Publishes a release in a channel. Files come first and the timestamp last, each durably: a reader sees the former
 * release or the new one.
 *
 * @throws Error if the disk fails
 */
export function publishInChannel(options: PublishOptions): ChannelResult<PublishedInChannel> {
  const { channel, release, trust, keys, nowMs, days, museum = null } = options;
  const role = publisherOf(museum);
  const root = readRoot(channel);
  if (root === null) return refuse('no-root');
  const former = readTargets(channel, 'targets');
  const isPublisher =
    museum === null ? maySign(root, 'targets', keys.targets) : isDelegated(former, role, keys.targets);
  if (!isPublisher) return refuse('unknown-channel-key', keys.targets.id);
  const verified = verifyRelease(release, trust);
  if (!verified.ok) return verified;
  const { manifest } = verified.value;
  const before = publishedManifest(channel, museum);
  if (before && before.sequence >= manifest.sequence && before.id !== manifest.id)
    return refuse('not-newer', String(before.sequence));
  if (keys.online !== null && !mayRenew(root, keys.online)) return refuse('unknown-channel-key', keys.online.id);
  const added = manifest.files.filter((file) =>
    addFile(join(release, file.path), join(channel, pathOfFile(file.sha256)), file.sha256),
  );
  const paths = targetsOf(museum);
  const isOther = ({ path }: TargetFile): boolean => path !== paths.manifest && path !== paths.signature;
  const targets = [
    // Versions of the program stay published.
    ...(museum === null ? Object.values(former?.signed.targets ?? {}).filter(isOther) : []),
    addTarget(channel, paths.manifest, readFileSync(join(release, manifestFile))),
    addTarget(channel, paths.signature, readFileSync(join(release, signatureFile))),
  ];
  const delegations = museum === null ? former?.signed.delegations : undefined;
  writeTargets({ channel, role, targets, delegations, signer: keys.targets, nowMs });
  const { online } = keys;
  const expires = online === null ? ok(null) : renewChannel({ channel, online, nowMs, days });
  if (!expires.ok) return expires;
  return ok({
    manifest,
    files: added.length,
    bytes: added.reduce((sum, { bytes }) => sum + bytes, 0),
    expires: expires.value,
  });
}

interface TargetsWritten {
  channel: string;
  role: string;
  targets: readonly TargetFile[];
  delegations: Delegations | undefined;
  signer: PrivateKey;
  nowMs: number;
}

/** Writes the next targets of a role. @throws Error if the disk fails */
export function writeTargets({ channel, role, targets, delegations, signer, nowMs }: TargetsWritten): void {
  const version = 1 + latest(channel, role);
  const expires = expiryAfter(nowMs, targetsDays);
  const written = new Targets({ version, specVersion, expires, ...(delegations && { delegations }) });
  for (const target of targets) written.addTarget(target);
  const signed = new Metadata(written);
  signWith(signed, signer);
  write(channel, `${version}.${role}.json`, signed);
}

export const mayRenew = (root: Metadata<Root>, online: PrivateKey): boolean =>
  maySign(root, 'snapshot', online) && maySign(root, 'timestamp', online);

/**
 * Signs again that the published release is the newest one. @returns until when that is valid
 *
 * @throws Error if the disk fails
 */
export function renewChannel({
  channel,
  online,
  nowMs,
  days,
}: Pick<PublishOptions, 'channel' | 'nowMs' | 'days'> & { online: PrivateKey }): ChannelResult<string> {
  const root = readRoot(channel);
  if (root === null) return refuse('no-root');
  if (!mayRenew(root, online)) return refuse('unknown-channel-key', online.id);
  const targetsVersion = latest(channel, 'targets');
  if (targetsVersion === 0) return refuse('unpublished');
  const expires = expiryAfter(nowMs, days);
  const meta = {
    ...museumsIn(channel),
    'targets.json': metaOf(channel, `${targetsVersion}.targets.json`, targetsVersion),
  };
  const snapshot = new Metadata(new Snapshot({ version: 1 + latest(channel, 'snapshot'), specVersion, expires, meta }));
  signWith(snapshot, online);
  const { version } = snapshot.signed;
  write(channel, `${version}.snapshot.json`, snapshot);
  const snapshotMeta = metaOf(channel, `${version}.snapshot.json`, version);
  const timestamp = new Metadata(
    new Timestamp({ version: 1 + timestampVersion(channel), specVersion, expires, snapshotMeta }),
  );
  signWith(timestamp, online);
  write(channel, 'timestamp.json', timestamp);
  return ok(expires);
}

/**
 * What the snapshot says of museums: the newest metadata of each that a key of it has signed. Others than the museum may be able to
 * write into its part of the folder. What was once in a snapshot stays in it, since kiosks refuse one that lacks it.
 */
function museumsIn(channel: string): Record<string, MetaFile> {
  const { 'targets.json': _, ...former } = readSnapshot(channel)?.signed.meta ?? {};
  const meta: Record<string, MetaFile> = { ...former };
  const targets = readTargets(channel, 'targets');
  for (const role of Object.keys(targets?.signed.delegations?.roles ?? {})) {
    const signed = versionsOf(channel, role)
      .sort((a, b) => b - a)
      .find((version) => isSignedFor(targets, role, readTargets(channel, role, version)));
    if (signed !== undefined && signed >= (meta[`${role}.json`]?.version ?? 0))
      meta[`${role}.json`] = metaOf(channel, `${signed}.${role}.json`, signed);
  }
  return meta;
}

function readSnapshot(channel: string): Metadata<Snapshot> | null {
  try {
    const file = join(metadataFolder(channel), `${latest(channel, 'snapshot')}.snapshot.json`);
    return Metadata.fromJSON(MetadataKind.Snapshot, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

const latest = (channel: string, role: string): number => Math.max(0, ...versionsOf(channel, role));

function write(channel: string, name: string, metadata: { toJSON(): object }): void {
  replaceDurably(join(metadataFolder(channel), name), toMetadataBytes(metadata));
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function metaOf(channel: string, name: string, version: number): MetaFile {
  const bytes = readFileSync(join(metadataFolder(channel), name));
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: sha256Of(bytes) } });
}

/** The timestamp that kiosks see now; null before the first publication. */
function readTimestamp(folder: string): Metadata<Timestamp> | null {
  try {
    const json = JSON.parse(readFileSync(join(folder, 'timestamp.json'), 'utf8'));
    return Metadata.fromJSON(MetadataKind.Timestamp, json);
  } catch {
    return null;
  }
}

const timestampVersion = (channel: string): number => readTimestamp(metadataFolder(channel))?.signed.version ?? 0;

/**
 * Copies a file by its content: a link would let a writer of the channel change the release, and one that lies in the way is
 * not followed.
 *
 * @returns whether it was missing
 */
export function addFile(from: string, to: string, sha256: string): boolean {
  const folder = dirname(to);
  if (existsSync(to) && measure(folder, sha256).sha256 === sha256) return false;
  mkdirSync(folder, { recursive: true });
  const part = `${to}-next`;
  rmSync(part, { force: true });
  copyFileSync(from, part, constants.COPYFILE_EXCL);
  chmodSync(part, 0o644);
  syncFile(part);
  moveDurably(part, to);
  return true;
}

export function addTarget(channel: string, path: string, bytes: Buffer): TargetFile {
  const sha256 = sha256Of(bytes);
  const file = join(channel, pathOfTarget(path, sha256));
  mkdirSync(dirname(file), { recursive: true });
  replaceDurably(file, bytes);
  return new TargetFile({ path, length: bytes.length, hashes: { sha256 } });
}

/** The manifest that the channel publishes now, as its publisher sees it; kiosks verify it. */
function publishedManifest(channel: string, museum: string | null): Manifest | null {
  try {
    const path = targetsOf(museum).manifest;
    const sha256 = readTargets(channel, publisherOf(museum))?.signed.targets[path]?.hashes.sha256 ?? '';
    return parseManifest(readFileSync(join(channel, pathOfTarget(path, sha256))));
  } catch {
    return null;
  }
}
