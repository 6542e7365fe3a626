import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseAppManifest } from '../app/manifest.ts';
import { manifestFile, parseManifest } from '../manifest.ts';
import { readTargets } from './delegations.ts';
import { metadataFolder, pathOfFile, pathOfTarget } from './layout.ts';
import { versionsOf } from './root.ts';

/** Publications whose files stay, for kiosks in the middle of a download and for copies that lag. */
const publicationsKept = 3;
/** A channel is renewed every day; kiosks only ask for the newest snapshot. */
const snapshotsKept = 10;

/**
 * Removes from a channel what no kiosk asks for any more. Roots stay: a kiosk follows them one by one.
 *
 * @throws Error if the disk fails, or metadata of the channel cannot be read: then nothing was removed
 */
export function pruneChannel(channel: string): void {
  const newestFirst = (a: number, b: number): number => b - a;
  const published = publishersIn(channel).map((role) => ({
    role,
    versions: versionsOf(channel, role).sort(newestFirst),
  }));
  const kept = new Set(
    published.flatMap(({ role, versions }) =>
      versions.slice(0, publicationsKept).flatMap((version) => filesOf(channel, role, version)),
    ),
  );
  for (const folder of ['targets', 'files']) {
    for (const file of readdirSync(join(channel, folder), { recursive: true, withFileTypes: true })) {
      const path = join(file.parentPath, file.name);
      if (file.isFile() && !kept.has(path)) rmSync(path);
    }
  }
  const snapshots = versionsOf(channel, 'snapshot').sort(newestFirst).slice(snapshotsKept);
  for (const { role, versions } of published)
    for (const version of versions.slice(publicationsKept))
      rmSync(join(metadataFolder(channel), `${version}.${role}.json`));
  for (const version of snapshots) rmSync(join(metadataFolder(channel), `${version}.snapshot.json`));
}

/** The roles that publish: of the channel itself, and of its museums. */
const publishersIn = (channel: string): string[] => [
  ...new Set(
    readdirSync(metadataFolder(channel)).flatMap(
      (name) => /^\d+\.(targets|museum-[a-z0-9-]+)\.json$/.exec(name)?.[1] ?? [],
    ),
  ),
];

/** Manifests, signatures and files of a publication. @throws Error where they cannot be read */
function filesOf(channel: string, role: string, version: number): string[] {
  const targets = readTargets(channel, role, version);
  if (targets === null) throw new Error(`${version}.${role}.json cannot be read`);
  const named = Object.values(targets.signed.targets);
  return named.flatMap(({ path, hashes }) => {
    const target = join(channel, pathOfTarget(path, hashes.sha256 ?? ''));
    if (basename(path) !== manifestFile) return target;
    const bytes = readFileSync(target);
    const files = (parseManifest(bytes) ?? parseAppManifest(bytes))?.files;
    if (files === undefined) throw new Error(`${target} is not a manifest`);
    return [target, ...files.map(({ sha256 }) => join(channel, pathOfFile(sha256)))];
  });
}
