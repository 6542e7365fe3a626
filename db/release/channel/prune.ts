import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import { parseManifest } from '../manifest.ts';
import { channelTargets, metadataFolder, pathOfFile, pathOfTarget } from './layout.ts';
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
  const targets = versionsOf(channel, 'targets').sort(newestFirst);
  const kept = new Set(targets.slice(0, publicationsKept).flatMap((version) => filesOf(channel, version)));
  for (const folder of ['targets', 'files']) {
    for (const file of readdirSync(join(channel, folder), { recursive: true, withFileTypes: true })) {
      const path = join(file.parentPath, file.name);
      if (file.isFile() && !kept.has(path)) rmSync(path);
    }
  }
  const snapshots = versionsOf(channel, 'snapshot').sort(newestFirst).slice(snapshotsKept);
  for (const version of targets.slice(publicationsKept))
    rmSync(join(metadataFolder(channel), `${version}.targets.json`));
  for (const version of snapshots) rmSync(join(metadataFolder(channel), `${version}.snapshot.json`));
}

/** Manifest, signature and files of a publication. @throws Error where they cannot be read */
function filesOf(channel: string, version: number): string[] {
  const json = JSON.parse(readFileSync(join(metadataFolder(channel), `${version}.targets.json`), 'utf8'));
  const { signed } = Metadata.fromJSON(MetadataKind.Targets, json);
  const [manifest = '', signature = ''] = [channelTargets.manifest, channelTargets.signature].map((path) =>
    join(channel, pathOfTarget(path, signed.targets[path]?.hashes.sha256 ?? '')),
  );
  const files = parseManifest(readFileSync(manifest))?.files;
  if (files === undefined) throw new Error(`${manifest} is not a manifest`);
  return [manifest, signature, ...files.map(({ sha256 }) => join(channel, pathOfFile(sha256)))];
}
