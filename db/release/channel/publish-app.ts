import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../../model/result.ts';
import { type AppManifest, parseAppManifest } from '../app/manifest.ts';
import { unpackApp } from '../app/pack.ts';
import { isOlderVersion, manifestFile, signatureFile } from '../manifest.ts';
import type { PrivateKey } from '../trust/keys.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse } from '../trust/verify.ts';
import { readTargets } from './delegations.ts';
import { appTargets, pathOfFile, pathOfTarget, targetsOf } from './layout.ts';
import { addFile, addTarget, mayRenew, renewChannel, writeTargets } from './publish.ts';
import type { ChannelResult } from './refusal.ts';
import { maySign, readRoot } from './root.ts';

interface PublishAppOptions {
  channel: string;
  /** A package of the program (`*.esimde-app`). */
  file: string;
  /** The keys that may sign programs. */
  trust: Trust;
  keys: { targets: PrivateKey; online: PrivateKey };
  nowMs: number;
  /** Expiry of snapshot and timestamp. */
  days: number;
}

interface PublishedApp {
  manifest: AppManifest;
  /** Files that the channel did not have before, and their bytes. */
  files: number;
  bytes: number;
  expires: string;
}

/**
 * Publishes a version of the program in a channel that has a release, beside it.
 *
 * @throws Error if the disk fails
 */
export async function publishAppInChannel(options: PublishAppOptions): Promise<ChannelResult<PublishedApp>> {
  const { channel, file, trust, keys, nowMs, days } = options;
  const root = readRoot(channel);
  if (root === null) return refuse('no-root');
  if (!maySign(root, 'targets', keys.targets)) return refuse('unknown-channel-key', keys.targets.id);
  if (!mayRenew(root, keys.online)) return refuse('unknown-channel-key', keys.online.id);
  const former = readTargets(channel, 'targets');
  if (former?.signed.targets[targetsOf(null).manifest] === undefined) return refuse('unpublished');
  const unpacked = await unpackApp(file, trust, tmpdir());
  if (!unpacked.ok) return unpacked;
  const { folder, manifest } = unpacked.value;
  try {
    const [manifestBytes, signatureBytes] = [manifestFile, signatureFile].map((name) =>
      readFileSync(join(folder, name)),
    ) as [Buffer, Buffer];
    const paths = appTargets(manifest.platform);
    const published = publishedBytes(channel, paths.manifest, former.signed.targets[paths.manifest]?.hashes.sha256);
    const before = published && parseAppManifest(published);
    if (published && before && !published.equals(manifestBytes) && !isOlderVersion(before.app, manifest.app))
      return refuse('not-newer', before.app);
    const added = manifest.files.filter(({ path, sha256 }) =>
      addFile(join(folder, path), join(channel, pathOfFile(sha256)), sha256),
    );
    const others = Object.values(former.signed.targets).filter(
      ({ path }) => path !== paths.manifest && path !== paths.signature,
    );
    const targets = [
      ...others,
      addTarget(channel, paths.manifest, manifestBytes),
      addTarget(channel, paths.signature, signatureBytes),
    ];
    const { delegations } = former.signed;
    writeTargets({ channel, role: 'targets', targets, delegations, signer: keys.targets, nowMs });
    const expires = renewChannel({ channel, online: keys.online, nowMs, days });
    if (!expires.ok) return expires;
    const bytes = added.reduce((sum, each) => sum + each.bytes, 0);
    return ok({ manifest, files: added.length, bytes, expires: expires.value });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Null where it is missing. */
function publishedBytes(channel: string, path: string, sha256 = ''): Buffer | null {
  const file = join(channel, pathOfTarget(path, sha256));
  return sha256 !== '' && existsSync(file) ? readFileSync(file) : null;
}
