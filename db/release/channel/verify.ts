import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ok } from '../../model/result.ts';
import { appNameOf, appPlatforms, parseAppManifest } from '../app/manifest.ts';
import { measure } from '../files.ts';
import { type Manifest, parseManifest } from '../manifest.ts';
import { refuse } from '../trust/verify.ts';
import { type ChannelClient, openClient } from './client.ts';
import { readTargets } from './delegations.ts';
import { appTargets, type ChannelTargets, metadataFolder, pathOfFile, publisherOf, targetsOf } from './layout.ts';
import type { ChannelResult } from './refusal.ts';

/** The address of a channel in a folder. */
export const urlOfFolder = (folder: string): string => `${pathToFileURL(folder).href.replace(/\/$/, '')}/`;

/**
 * Checks a whole channel as a kiosk would that follows it for the first time, and every file in it.
 *
 * @param rootBytes the root that kiosks were given; default: the first one of the channel
 * @throws Error if the disk fails
 */
export async function verifyChannel(
  channel: string,
  nowMs: number,
  rootBytes?: Buffer,
): Promise<ChannelResult<{ manifest: Manifest; apps: string[]; bytes: number }>> {
  const first = join(metadataFolder(channel), '1.root.json');
  if (rootBytes === undefined && !existsSync(first)) return refuse('no-channel');
  const work = mkdtempSync(join(tmpdir(), 'esimde-channel-'));
  try {
    writeFileSync(join(work, 'root.json'), rootBytes ?? readFileSync(first));
    const url = urlOfFolder(channel);
    const client = openClient({ trustedFolder: work, metadataUrl: `${url}metadata/`, nowMs });
    if (client === null) return refuse('no-root');
    const refreshed = await client.refresh();
    if (!refreshed.ok) return refreshed;
    const verified = await verifyPublished(client, channel, targetsOf(null), parseManifest);
    if (!verified.ok) return verified;
    const { manifest } = verified.value;
    let { bytes } = verified.value;
    const museums = Object.keys(readTargets(channel, 'targets')?.signed.delegations?.roles ?? {});
    for (const museum of museums.map((role) => role.slice(publisherOf('').length))) {
      const named = await client.names(targetsOf(museum).manifest, publisherOf(museum));
      if (!named.ok) return refuse(named.error.reason, `${museum} ${named.error.detail}`);
      const own = named.value ? await verifyPublished(client, channel, targetsOf(museum), parseManifest) : null;
      if (own !== null && !own.ok) return refuse(own.error.reason, `${museum} ${own.error.detail}`);
      bytes += own?.value.bytes ?? 0;
    }
    const apps: string[] = [];
    for (const paths of appPlatforms.map(appTargets)) {
      const named = await client.names(paths.manifest, publisherOf(null));
      if (!named.ok) return named;
      const app = named.value ? await verifyPublished(client, channel, paths, parseAppManifest) : null;
      if (app === null) continue;
      if (!app.ok) return app;
      apps.push(appNameOf(app.value.manifest));
      bytes += app.value.bytes;
    }
    return ok({ manifest, apps, bytes });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Checks a manifest of the channel, and every file that it names. */
async function verifyPublished<M extends Pick<Manifest, 'files'>>(
  client: ChannelClient,
  channel: string,
  { signature, manifest: path }: ChannelTargets,
  parse: (bytes: Buffer) => M | null,
): Promise<ChannelResult<{ manifest: M; bytes: number }>> {
  const work = mkdtempSync(join(tmpdir(), 'esimde-channel-'));
  try {
    for (const target of [signature, path]) {
      const fetched = await client.fetchTarget(target, join(work, 'target'), `${urlOfFolder(channel)}targets/`);
      if (!fetched.ok) return fetched;
    }
    const manifest = parse(readFileSync(join(work, 'target')));
    if (manifest === null) return refuse('unreadable-manifest');
    let bytes = 0;
    for (const { sha256, path } of manifest.files) {
      const file = join(channel, pathOfFile(sha256));
      if (!existsSync(file)) return refuse('missing-file', path);
      const measured = measure(dirname(file), sha256);
      if (measured.sha256 !== sha256) return refuse('changed-file', path);
      bytes += measured.bytes;
    }
    return ok({ manifest, bytes });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
