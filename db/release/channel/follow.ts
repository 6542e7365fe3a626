import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ok } from '../../model/result.ts';
import { replaceDurably } from '../../sqlite/durable.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { appVersion } from '../manifest.ts';
import { type Installed, type InstallOptions, installFrom, type ReleaseSource } from '../package/install.ts';
import { shownId } from '../package/install-from-stick.ts';
import { changeReleases, type PackageResult, refusable } from '../package/refusal.ts';
import { freeBytesOf } from '../package/space.ts';
import { shownSequence } from '../store/activate.ts';
import { installedNames } from '../store/installed.ts';
import { refuse, type Sealed, verifySeal } from '../trust/verify.ts';
import { type ChannelClient, openClient } from './client.ts';
import { collectFiles, filesInReleases } from './collect.ts';
import { fetchSealed } from './fetch-sealed.ts';
import { type AppGround, followApp } from './follow-app.ts';
import { keptOf, publisherOf, targetsOf } from './layout.ts';
import type { ChannelPlace, Patience } from './place.ts';
import { type ChannelRefusal, type ChannelResult, isLasting } from './refusal.ts';
import { channelRoles } from './root.ts';
import { type ChannelState, readChannelState, writeChannelState } from './state.ts';

export interface FollowOptions extends Omit<InstallOptions, 'file' | 'allowOlder' | 'onProgress'> {
  /** Copies of the channel, in the order in which files are asked for. */
  places: readonly ChannelPlace[];
  /** The museum within the channel whose release this kiosk shows; the channel's own where the museum has none. */
  museum?: string | null | undefined;
  /** Names of places that are left alone in this round. */
  resting?: readonly string[] | undefined;
  builtin: { folder: string; id: string } | null;
  /** The trusted clock: milliseconds since 1970. */
  nowMs: number;
  /** The last change was a rollback by a person: only a release newer than every installed one is installed. */
  wentBack: boolean;
  /** Whose versions of the program are installed, and how; without it none are. */
  apps?: AppGround | null | undefined;
  patience?: Patience | undefined;
  onBytes?: ((bytes: number, totalBytes: number) => void) | undefined;
}

/** What came of a round. */
interface Followed {
  state: ChannelState;
  installed: Installed | null;
  /** The version of the program that was installed. */
  installedApp: string | null;
}

/** What a round finds out on its way, also if it fails. */
interface Round {
  before: ChannelState | null;
  places: ChannelState['places'];
  newest: ChannelState['newest'];
  manifestKey: string | null;
  /** Set once the metadata is known. */
  ready: { client: ChannelClient; places: ChannelPlace[] } | null;
}

/**
 * One round of following a channel. Every place is asked for newer metadata, so that one that lags or lies hides
 * nothing; files then come from whichever place has them. The release is installed as one from a stick is.
 *
 * @throws Error if `signal` was aborted
 */
export async function followChannel(options: FollowOptions): Promise<Followed> {
  const { dataFolder, nowMs, signal, places, resting = [] } = options;
  const before = readChannelState(dataFolder);
  const round: Round = {
    before,
    places: places.map(({ name }) => ({ name, fault: null })),
    newest: before?.newest ?? null,
    manifestKey: null,
    ready: null,
  };
  const outcome = await refusable<Installed | null, ChannelRefusal>(() => runRound(options, round), signal);
  signal?.throwIfAborted();
  const { apps } = options;
  const app =
    apps && round.ready
      ? await followApp({
          ...{ ...options, ...apps, ...round.ready, before: before?.app ?? null },
          onFault: (place, fault) => noteFault(round, place, fault),
        })
      : null;
  const refused = outcome.ok ? null : outcome.error;
  if (refused !== null && round.newest !== null && isNews(refused, before?.refused)) {
    const { reason, detail } = refused;
    options.audit({
      action: 'install',
      subject: round.newest.id,
      details: { from: 'channel', refused: reason, detail },
    });
  }
  const state: ChannelState = {
    checkedAt: new Date(nowMs).toISOString(),
    staleSince: staleSince(dataFolder, options.museum ?? null, nowMs),
    newest: round.newest,
    refused,
    refusedManifest: refused !== null && isLasting(refused) ? round.manifestKey : null,
    app: app?.state ?? null,
    places: [...round.places, ...(before?.places.filter(({ name }) => resting.includes(name)) ?? [])],
  };
  await refusable(async () => ok(writeChannelState(dataFolder, state)));
  return { state, installed: outcome.ok ? outcome.value : null, installedApp: app?.installed ?? null };
}

/** Refusals of an attempt, or of the places; the log has them. */
const unaudited: readonly string[] = ['busy', 'no-place', 'no-root', 'unreachable', 'too-slow', 'not-there'];

const isNews = (refused: ChannelRefusal, before: ChannelRefusal | null | undefined): boolean =>
  !unaudited.includes(refused.reason) && (refused.reason !== before?.reason || refused.detail !== before.detail);

async function runRound(options: FollowOptions, round: Round): Promise<ChannelResult<Installed | null>> {
  const { dataFolder, builtin, builtinSequence, trust, wentBack, signal, patience } = options;
  const kept = keptOf(dataFolder);
  const refreshed = await refreshAll(options, round);
  if (!refreshed.ok) return refreshed;
  const places = refreshed.value;
  const manifestBytes = readFileSync(kept.manifest);
  const signatureBytes = readFileSync(kept.signature);
  const sealed = verifySeal(manifestBytes, signatureBytes, trust);
  if (!sealed.ok) return sealed;
  const { manifest } = sealed.value;
  const { id, sequence } = manifest;
  round.newest = { id, sequence };
  if (shownId({ dataFolder, builtinId: builtin?.id ?? null }) === id) return ok(null);
  const shown = shownSequence(dataFolder, builtinSequence) ?? 0;
  if (sequence <= shown) return refuse(sequence === shown ? 'taken' : 'older', String(shown));
  const newestInstalled = Number(installedNames(dataFolder)[0] ?? 0);
  if (wentBack && sequence <= newestInstalled) return refuse('went-back', String(shown));
  // A newer program may be able to show what this one refused.
  round.manifestKey = createHash('sha256').update(manifestBytes).update(appVersion).digest('hex');
  const { before } = round;
  if (before?.refused && before.refusedManifest === round.manifestKey)
    return refuse(before.refused.reason, before.refused.detail);
  const collected = await collectFiles(manifest.files, {
    ...{ folder: kept.files, local: filesInReleases(dataFolder, builtin?.folder ?? null), places },
    ...{ signal, patience, onBytes: options.onBytes },
    freeBytes: options.freeBytes ?? freeBytesOf,
    onFault: (place, fault) => noteFault(round, place, fault),
  });
  if (!collected.ok) return collected;
  const source = sourceIn(kept.files, sealed.value, { manifestBytes, signatureBytes });
  const installed = await changeReleases(dataFolder, () => installFrom(source, options), signal);
  if (installed.ok) rmSync(kept.files, { recursive: true, force: true });
  return installed;
}

function noteFault(round: Round, place: ChannelPlace, fault: ChannelState['places'][number]['fault']): void {
  const noted = round.places.find(({ name }) => name === place.name);
  if (noted) noted.fault = fault;
}

/** Refreshes the metadata from every place, and fetches the manifest of the newest release. @returns the usable places */
async function refreshAll(options: FollowOptions, round: Round): Promise<ChannelResult<ChannelPlace[]>> {
  const kept = keptOf(options.dataFolder);
  const { museum = null } = options;
  const own = targetsOf(museum);
  const usable: ChannelPlace[] = [];
  let newest: ChannelClient | null = null;
  let targets = own;
  for (const place of options.places) {
    const client = openTrusted(options, place);
    if (client === null) return refuse('no-root');
    const refreshed = await client.refresh();
    const named = refreshed.ok ? await client.names(own.manifest, publisherOf(museum)) : refreshed;
    if (named.ok) {
      usable.push(place);
      newest = client;
      targets = named.value ? own : targetsOf(null);
    } else noteFault(round, place, named.error);
  }
  if (newest === null) return refuse('no-place');
  round.ready = { client: newest, places: usable };
  const fetched = await fetchSealed(round.ready, targets, kept, (place, fault) => noteFault(round, place, fault));
  return fetched ? ok(usable) : refuse('no-place');
}

/** Begins with the root that staff gave this kiosk, and again if the newer one was damaged. */
function openTrusted(
  { dataFolder, nowMs, signal, patience }: FollowOptions,
  { url }: ChannelPlace,
): ChannelClient | null {
  const { trusted, root } = keptOf(dataFolder);
  const open = () => openClient({ trustedFolder: trusted, metadataUrl: `${url}metadata/`, nowMs, signal, patience });
  const client = existsSync(trusted) ? open() : null;
  if (client !== null || !existsSync(root)) return client;
  mkdirSync(trusted, { recursive: true });
  replaceDurably(join(trusted, 'root.json'), readFileSync(root));
  return open();
}

function sourceIn(
  files: string,
  sealed: Sealed,
  seal: Pick<ReleaseSource, 'manifestBytes' | 'signatureBytes'>,
): ReleaseSource {
  const fill = async (folder: string): Promise<PackageResult<null>> => {
    for (const { path, sha256 } of sealed.manifest.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      linkOrCopy(join(files, sha256), join(folder, path));
    }
    return ok(null);
  };
  // Every file was measured when it was collected, and is on this disk already.
  return { ...sealed, ...seal, totalBytes: 0, origin: { from: 'channel' }, compare: async () => ok(null), fill };
}

/** When the first of the trusted metadata ran out; null while all of it is valid. */
function staleSince(dataFolder: string, museum: string | null, nowMs: number): string | null {
  const { trusted } = keptOf(dataFolder);
  const past = [...new Set([...channelRoles, publisherOf(museum)])].flatMap(
    (role) => expiryIn(join(trusted, `${role}.json`)) ?? [],
  );
  const first = past.filter((expires) => Date.parse(expires) <= nowMs).sort()[0];
  return first ?? null;
}

function expiryIn(file: string): string | null {
  try {
    const { expires } = JSON.parse(readFileSync(file, 'utf8')).signed;
    return typeof expires === 'string' ? expires : null;
  } catch {
    return null;
  }
}
