import { createHash } from 'node:crypto';
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Metadata, MetadataKind, MetaFile, type Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { ok } from '../../model/result.ts';
import { moveDurably, replaceDurably, syncFile } from '../../sqlite/durable.ts';
import { measure } from '../files.ts';
import { type Manifest, manifestFile, parseManifest, signatureFile } from '../manifest.ts';
import type { PrivateKey } from '../trust/keys.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse, verifyRelease } from '../trust/verify.ts';
import { channelTargets, metadataFolder, pathOfFile, pathOfTarget } from './layout.ts';
import type { ChannelResult } from './refusal.ts';
import {
  type ChannelRole,
  expiryAfter,
  maySign,
  readRoot,
  signWith,
  specVersion,
  toMetadataBytes,
  versionsOf,
} from './root.ts';

/** Days until metadata expires: what was not renewed by then is stale. */
const targetsDays = 730;
export const renewalDays = 90;

interface ChannelKeys {
  /** Signs that this release is published in the channel. */
  targets: PrivateKey;
  /** Signs that it is the newest; on the publishing machine. */
  online: PrivateKey;
}

interface PublishOptions {
  channel: string;
  /** Folder of an installed release. */
  release: string;
  trust: Trust;
  keys: ChannelKeys;
  nowMs: number;
  /** Expiry of snapshot and timestamp. */
  days: number;
}

interface PublishedInChannel {
  manifest: Manifest;
  /** Files that the channel did not have before, and their bytes. */
  files: number;
  bytes: number;
  expires: string;
}

/**
 * Publishes a release in a channel. Files come first and the timestamp last, each durably: a reader sees the former
 * release or the new one.
 *
 * @throws Error if the disk fails
 */
export function publishInChannel(options: PublishOptions): ChannelResult<PublishedInChannel> {
  const { channel, release, trust, keys, nowMs, days } = options;
  const root = readRoot(channel);
  if (root === null) return refuse('no-root');
  if (!maySign(root, 'targets', keys.targets)) return refuse('unknown-channel-key', keys.targets.id);
  const verified = verifyRelease(release, trust);
  if (!verified.ok) return verified;
  const { manifest } = verified.value;
  const before = publishedManifest(channel);
  if (before && before.sequence >= manifest.sequence && before.id !== manifest.id)
    return refuse('not-newer', String(before.sequence));
  if (!mayRenew(root, keys.online)) return refuse('unknown-channel-key', keys.online.id);
  const added = manifest.files.filter((file) =>
    addFile(join(release, file.path), join(channel, pathOfFile(file.sha256)), file.sha256),
  );
  const targets = new Targets({
    version: 1 + latest(channel, 'targets'),
    specVersion,
    expires: expiryAfter(nowMs, targetsDays),
  });
  for (const [path, file] of [
    [channelTargets.manifest, manifestFile],
    [channelTargets.signature, signatureFile],
  ] as const) {
    targets.addTarget(addTarget(channel, path, readFileSync(join(release, file))));
  }
  const signed = new Metadata(targets);
  signWith(signed, keys.targets);
  write(channel, `${targets.version}.targets.json`, signed);
  const expires = renewChannel({ channel, online: keys.online, nowMs, days });
  if (!expires.ok) return expires;
  return ok({
    manifest,
    files: added.length,
    bytes: added.reduce((sum, { bytes }) => sum + bytes, 0),
    expires: expires.value,
  });
}

const mayRenew = (root: Metadata<Root>, online: PrivateKey): boolean =>
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
  const meta = { 'targets.json': metaOf(channel, `${targetsVersion}.targets.json`, targetsVersion) };
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

const latest = (channel: string, role: ChannelRole): number => Math.max(0, ...versionsOf(channel, role));

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
function addFile(from: string, to: string, sha256: string): boolean {
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

function addTarget(channel: string, path: string, bytes: Buffer): TargetFile {
  const sha256 = sha256Of(bytes);
  const file = join(channel, pathOfTarget(path, sha256));
  mkdirSync(dirname(file), { recursive: true });
  replaceDurably(file, bytes);
  return new TargetFile({ path, length: bytes.length, hashes: { sha256 } });
}

/** The manifest that the channel publishes now, as its publisher sees it; kiosks verify it. */
function publishedManifest(channel: string): Manifest | null {
  try {
    const file = join(metadataFolder(channel), `${latest(channel, 'targets')}.targets.json`);
    const { signed } = Metadata.fromJSON(MetadataKind.Targets, JSON.parse(readFileSync(file, 'utf8')));
    const sha256 = signed.targets[channelTargets.manifest]?.hashes.sha256 ?? '';
    return parseManifest(readFileSync(join(channel, pathOfTarget(channelTargets.manifest, sha256))));
  } catch {
    return null;
  }
}
