import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok } from '../../model/result.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { type AppInstallOptions, checkApp, installAppFrom } from '../app/install.ts';
import { appNameOf, appPlatform, type SealedApp, verifyAppSeal } from '../app/manifest.ts';
import { appFolderOf, installedApps } from '../app/store.ts';
import { appVersion, type ManifestFile } from '../manifest.ts';
import { changeReleases, type PackageResult, refusable } from '../package/refusal.ts';
import { freeBytesOf } from '../package/space.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse } from '../trust/verify.ts';
import type { ChannelClient } from './client.ts';
import { collectFiles } from './collect.ts';
import { fetchSealed, type OnPlaceFault } from './fetch-sealed.ts';
import { appTargets, keptOf, publisherOf } from './layout.ts';
import type { ChannelPlace, Patience } from './place.ts';
import { type ChannelResult, isLasting } from './refusal.ts';
import type { ChannelState } from './state.ts';

/** How versions of the program are installed on this kiosk. */
export interface AppGround {
  /** The installed program, below all versions. */
  installed: { folder: string; version: string };
  programTrust: Trust;
  checkProgram: AppInstallOptions['check'];
}

interface FollowAppOptions extends AppGround, Pick<AppInstallOptions, 'dataFolder' | 'audit' | 'signal' | 'freeBytes'> {
  /** Holds the newest metadata. */
  client: ChannelClient;
  places: readonly ChannelPlace[];
  before: ChannelState['app'];
  patience?: Patience | undefined;
  onBytes?: ((bytes: number, totalBytes: number) => void) | undefined;
  onFault: OnPlaceFault;
}

/** What came of it; null where there is nothing newer. */
interface FollowedApp {
  state: ChannelState['app'];
  installed: string | null;
}

/** Installs the newest version of the program that the channel has for this system, as one from a stick is. */
export async function followApp(options: FollowAppOptions): Promise<FollowedApp | null> {
  const { client, dataFolder, programTrust, installed, before, audit, signal } = options;
  const targets = appTargets(appPlatform);
  const named = await client.names(targets.manifest, publisherOf(null));
  if (!named.ok || !named.value) return null;
  const kept = keptOf(dataFolder).app;
  mkdirSync(kept.files, { recursive: true });
  if (!(await fetchSealed(options, targets, kept, options.onFault))) return { state: before, installed: null };
  const [manifestBytes, signatureBytes] = [kept.manifest, kept.signature].map((file) => readFileSync(file)) as [
    Buffer,
    Buffer,
  ];
  const key = createHash('sha256').update(manifestBytes).update(appVersion).digest('hex');
  const sealed = verifyAppSeal(manifestBytes, signatureBytes, programTrust);
  const version = sealed.ok ? sealed.value.manifest.app : '';
  const outcome = await refusable<SealedApp, ReasonOf>(async () => {
    if (!sealed.ok) return sealed;
    if (before?.refused && before.refusedManifest === key) return refuse(before.refused.reason, before.refused.detail);
    const fits = checkApp({ ...sealed.value, manifestBytes }, { dataFolder, system: installed.version });
    if (!fits.ok) return fits;
    return bringIn(sealed.value, { manifestBytes, signatureBytes }, options);
  }, signal);
  signal?.throwIfAborted();
  if (outcome.ok) return { state: { version, refused: null, refusedManifest: null }, installed: version };
  const { reason, detail } = outcome.error;
  // It is installed already, or something newer is.
  if (reason === 'older-program') return { state: { version, refused: null, refusedManifest: null }, installed: null };
  const isNews = reason !== 'busy' && (before?.refused?.reason !== reason || before.refused.detail !== detail);
  if (isNews) {
    const subject = sealed.ok ? appNameOf(sealed.value.manifest) : 'app';
    audit({ action: 'install', subject, details: { from: 'channel', refused: reason, detail } });
  }
  const refusedManifest = isLasting(outcome.error) ? key : null;
  return { state: { version, refused: { reason, detail }, refusedManifest }, installed: null };
}

type ReasonOf = Extract<ChannelResult<never>, { ok: false }>['error'];

async function bringIn(
  sealed: SealedApp,
  seal: { manifestBytes: Buffer; signatureBytes: Buffer },
  options: FollowAppOptions,
): Promise<ChannelResult<SealedApp>> {
  const { dataFolder, installed, signal, places, patience, onBytes, onFault, freeBytes = freeBytesOf } = options;
  const { files } = keptOf(dataFolder).app;
  const folders = [...installedApps(dataFolder).map((version) => appFolderOf(dataFolder, version)), installed.folder];
  const local = ({ path }: ManifestFile): string[] => folders.map((folder) => join(folder, path));
  const collected = await collectFiles(sealed.manifest.files, {
    ...{ folder: files, local, places, signal, patience, onBytes, onFault, freeBytes },
  });
  if (!collected.ok) return collected;
  const fill = async (folder: string): Promise<PackageResult<null>> => {
    for (const { path, sha256 } of sealed.manifest.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      linkOrCopy(join(files, sha256), join(folder, path));
    }
    return ok(null);
  };
  const source = { ...sealed, ...seal, totalBytes: 0, origin: { from: 'channel' }, fill };
  const install = { ...options, system: installed.version, trust: options.programTrust, check: options.checkProgram };
  const outcome = await changeReleases(dataFolder, () => installAppFrom(source, install), signal);
  if (outcome.ok) rmSync(files, { recursive: true, force: true });
  return outcome;
}
