import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metadata, Snapshot } from '@tufjs/models';
import { type Fetcher, Updater } from 'tuf-js';
import { DownloadHTTPError } from 'tuf-js/dist/error.js';
import { ok, type Result } from '../../model/result.ts';
import { replaceDurably, writeDurably } from '../../sqlite/durable.ts';
import { type Refusal, refuse } from '../trust/verify.ts';
import { type Patience, PlaceFault, readWhole } from './place.ts';
import type { PlaceReason } from './refusal.ts';

interface ClientOptions {
  /** Holds the metadata that this client trusts; `root.json` must be there. */
  trustedFolder: string;
  metadataUrl: string;
  /** The trusted clock: milliseconds since 1970. */
  nowMs: number;
  signal?: AbortSignal | undefined;
  patience?: Patience | undefined;
}

type ClientResult<T> = Result<T, Refusal<PlaceReason>>;

/** Asks one place for the newest metadata of a channel. */
export interface ChannelClient {
  /** Runs the client workflow of TUF; what was verified is on the disk when it ends, also when it fails later. */
  refresh(): Promise<ClientResult<null>>;
  /** Whether a role of the newest metadata names a target; metadata of a museum is fetched for it. */
  names(target: string, role: string): Promise<ClientResult<boolean>>;
  /** Puts a target of the newest metadata at `path`; one that is there already is not fetched again. */
  fetchTarget(target: string, path: string, targetsUrl: string): Promise<ClientResult<null>>;
}

/** Larger metadata than these a channel never has: it names two targets. */
const limits = {
  maxRootRotations: 256,
  maxDelegations: 32,
  rootMaxLength: 512_000,
  timestampMaxLength: 16_384,
  snapshotMaxLength: 2_000_000,
  targetsMaxLength: 500_000,
  prefixTargetsWithHash: true,
};

/** @returns null where the folder has no valid root */
export function openClient(options: ClientOptions): ChannelClient | null {
  const { trustedFolder, metadataUrl, nowMs } = options;
  const fetching = fetcherOf(options);
  let diskFault: unknown;
  const updater = openUpdater({
    metadataDir: trustedFolder,
    metadataBaseUrl: metadataUrl,
    fetcher: fetching.fetcher,
    config: limits,
  });
  if (updater === null) return null;
  // tuf-js reads the system's clock, and writes in place: a power cut would leave half a root.
  Object.assign(Reflect.get(updater, 'trustedSet'), { referenceTime: new Date(nowMs) });
  Object.assign(updater, {
    persistMetadata: (role: string, bytes: Buffer): void => {
      try {
        replaceDurably(join(trustedFolder, `${encodeURIComponent(role)}.json`), bytes);
      } catch (error) {
        diskFault = error;
        throw error;
      }
    },
  });
  const attempt = async <T>(work: () => Promise<T>): Promise<ClientResult<T>> => {
    try {
      return ok(await work());
    } catch (error) {
      options.signal?.throwIfAborted();
      if (diskFault !== undefined) throw diskFault;
      if (isDiskError(error)) throw error;
      const fault = error instanceof PlaceFault ? error : fetching.lastFault();
      return fault ? refuse(fault.refusal.reason, fault.refusal.detail) : refuse(reasonOf(error));
    }
  };
  return {
    refresh: () =>
      attempt(async () => {
        await updater.refresh();
        return null;
      }),
    names: (target, role) =>
      attempt(async () => {
        // tuf-js throws for a role that has published nothing yet.
        const { snapshot } = Reflect.get(updater, 'trustedSet') as { snapshot?: Metadata<Snapshot> };
        const isPublished = snapshot?.signed.meta[`${role}.json`] !== undefined;
        return isPublished && (await updater.getTargetInfo(target)) !== undefined;
      }),
    fetchTarget: (target, path, targetsUrl) =>
      attempt(async () => {
        const info = await updater.getTargetInfo(target);
        if (info === undefined) throw new PlaceFault('not-there', target);
        const cached = await updater.findCachedTarget(info, path);
        if (cached === undefined) await updater.downloadTarget(info, path, targetsUrl);
        return null;
      }),
  };
}

function openUpdater(options: ConstructorParameters<typeof Updater>[0]): Updater | null {
  try {
    return new Updater(options);
  } catch {
    return null;
  }
}

/** An error of the kiosk's own disk; those of a place are `PlaceFault`s. */
const isDiskError = (error: unknown): boolean => {
  const { code, syscall } = error as { code?: unknown; syscall?: unknown };
  return typeof code === 'string' && typeof syscall === 'string';
};

/** tuf-js wraps some of its errors and keeps their text only. */
function reasonOf(error: unknown): PlaceReason {
  const text = String(error);
  if (/is expired/.test(text)) return 'expired';
  if (/is less than current version/.test(text)) return 'behind';
  if (/Expected (hash|length)/.test(text)) return 'wrong-file';
  return 'bad-metadata';
}

/** Fetches for tuf-js with our limits, and remembers how the last fetch failed. */
function fetcherOf({ trustedFolder, signal, patience }: ClientOptions): {
  fetcher: Fetcher;
  lastFault: () => PlaceFault | null;
} {
  let fault: PlaceFault | null = null;
  const downloadBytes = async (url: string, maxBytes: number): Promise<Buffer> => {
    fault = null;
    try {
      return await readWhole(url, maxBytes, { signal, patience });
    } catch (error) {
      if (!(error instanceof PlaceFault)) throw error;
      // The absence of a newer root is no fault: tuf-js expects this error.
      const isRoot = /\d+\.root\.json$/.test(url);
      if (isRoot && error.refusal.reason === 'not-there') throw new DownloadHTTPError('no newer root', 404);
      fault =
        /timestamp\.json$/.test(url) && error.refusal.reason === 'not-there' ? new PlaceFault('no-channel') : error;
      throw fault;
    }
  };
  return {
    lastFault: () => fault,
    fetcher: {
      downloadBytes,
      async downloadFile(url, maxBytes, handler) {
        const bytes = await downloadBytes(url, maxBytes);
        const file = join(trustedFolder, 'incoming');
        writeDurably(file, bytes);
        try {
          return await handler(file);
        } finally {
          await rm(file, { force: true });
        }
      },
    },
  };
}
