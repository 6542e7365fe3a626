import { chmodSync, cpSync, lstatSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../model/result.ts';
import { syncTree } from '../../sqlite/durable.ts';
import { folderName, type Manifest, manifestFile } from '../manifest.ts';
import type { Trust } from '../trust/trust.ts';
import { type Refusal, type RefusalReason, refuse, verifyRelease } from '../trust/verify.ts';
import { releasesFolder } from './pointer.ts';
import { removeLeftovers, removeRelease, stage } from './staging.ts';

/** `taken`: another release has this sequence number already; the detail is its name. */
type Installation = Result<{ name: string; manifest: Manifest }, Refusal<RefusalReason | 'taken'>>;

/** Steps of installing, in order; a test ends the process after each of them. */
type InstallStep = 'copied' | 'verified' | 'moved';

/**
 * Copies a release into the data folder. The copy is on the disk and verified before it gets its name, so that a folder of
 * that name is always a complete release. Installing the same release again changes nothing; what has
 * the name and is no release that this kiosk would show (damaged, or of a revoked key) makes room.
 *
 * @throws Error if the disk fails
 */
export function installRelease(
  dataFolder: string,
  source: string,
  trust: Trust,
  after: (step: InstallStep) => void = () => {},
): Installation {
  const before = verifyRelease(source, trust);
  if (!before.ok) return before;
  const { manifest } = before.value;
  const folder = releasesFolder(dataFolder);
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder);
  const name = folderName(manifest.sequence);
  const target = join(folder, name);
  if (lstatSync(target, { throwIfNoEntry: false })) {
    const isUsable = verifyRelease(target, trust).ok;
    if (isUsable && !isSameRelease(source, target)) return refuse('taken', name);
    if (isUsable) return ok({ name, manifest });
    removeRelease(folder, name);
  }
  return copyInto(folder, name, source, trust, after);
}

function copyInto(
  folder: string,
  name: string,
  source: string,
  trust: Trust,
  after: (step: InstallStep) => void,
): Installation {
  const staging = stage(folder);
  try {
    cpSync(source, staging.folder, { recursive: true });
    // The copy has taken over the mode of its source.
    chmodSync(staging.folder, 0o755);
    syncTree(staging.folder);
    after('copied');
    const copied = verifyRelease(staging.folder, trust);
    if (!copied.ok) return copied;
    after('verified');
    staging.moveIntoPlace(folderName(copied.value.manifest.sequence));
    after('moved');
    return ok({ name, manifest: copied.value.manifest });
  } finally {
    staging.clear();
  }
}

/** Manifests name every file by its hash: equal manifests, equal releases. */
function isSameRelease(one: string, other: string): boolean {
  const [first, second] = [one, other].map((folder) => readFileSync(join(folder, manifestFile)));
  return first !== undefined && second !== undefined && first.equals(second);
}
