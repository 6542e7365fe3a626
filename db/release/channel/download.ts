import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../model/result.ts';
import { moveDurably } from '../../sqlite/durable.ts';
import type { ManifestFile } from '../manifest.ts';
import { writeAll } from '../package/write.ts';
import { type Refusal, refuse } from '../trust/verify.ts';
import { pathOfFile } from './layout.ts';
import { type ChannelPlace, type Patience, PlaceFault, readFrom } from './place.ts';
import type { PlaceReason } from './refusal.ts';

interface DownloadOptions {
  /** Asked in this order. */
  places: readonly ChannelPlace[];
  /** Takes the file under its hash; an unfinished one stays there for the next attempt. */
  folder: string;
  signal?: AbortSignal | undefined;
  patience?: Patience | undefined;
  onBytes?: ((bytes: number) => void) | undefined;
  /** A place failed; the next one is asked. */
  onFault: (place: ChannelPlace, refusal: Refusal<PlaceReason>) => void;
}

type Wanted = Pick<ManifestFile, 'bytes' | 'sha256'>;

/**
 * Fetches a file by its hash from the first place that gives it, and continues an unfinished one.
 *
 * @returns the reason of the last place if none gives it
 * @throws Error if the kiosk's own disk fails, or `signal` was aborted
 */
export async function downloadFile(
  file: Wanted,
  options: DownloadOptions,
): Promise<Result<null, Refusal<PlaceReason>>> {
  let last: Result<null, Refusal<PlaceReason>> = refuse('not-there', file.sha256);
  for (const place of options.places) {
    const resumes = (await sizeOf(partOf(file, options.folder))) > 0;
    last = await downloadFrom(place, file, options);
    // The beginning may have come from a place that lies: ask an honest one for the whole.
    if (!last.ok && last.error.reason === 'wrong-file' && resumes) last = await downloadFrom(place, file, options);
    if (last.ok) return last;
    options.onFault(place, last.error);
  }
  return last;
}

const partOf = ({ sha256 }: Wanted, folder: string): string => join(folder, `${sha256}.part`);

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );

async function downloadFrom(
  { url }: ChannelPlace,
  wanted: Wanted,
  { folder, signal, patience, onBytes }: DownloadOptions,
): Promise<Result<null, Refusal<PlaceReason>>> {
  const { sha256, bytes } = wanted;
  const part = partOf(wanted, folder);
  if ((await sizeOf(part)) > bytes) await rm(part);
  const file = await open(part, 'a+', 0o644);
  let hash = createHash('sha256');
  let done = await sizeOf(part);
  let fault: PlaceFault | null = null;
  try {
    if (done > 0) for await (const chunk of createReadStream(part)) hash.update(chunk);
    if (done < bytes) {
      const onStart = async (start: number): Promise<void> => {
        if (start === done) return;
        await file.truncate(0);
        hash = createHash('sha256');
        done = 0;
      };
      for await (const chunk of readFrom(url + pathOfFile(sha256), done, onStart, { signal, patience })) {
        if (done + chunk.length > bytes) throw new PlaceFault('wrong-file', sha256);
        await writeAll(file, Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
        hash.update(chunk);
        done += chunk.length;
        onBytes?.(chunk.length);
      }
    }
    if (done < bytes) throw new PlaceFault('unreachable', 'truncated');
    if (hash.digest('hex') !== sha256) throw new PlaceFault('wrong-file', sha256);
    await file.sync();
  } catch (error) {
    if (!(error instanceof PlaceFault)) throw error;
    fault = error;
  } finally {
    await file.close();
  }
  if (fault === null) {
    moveDurably(part, join(folder, sha256));
    return ok(null);
  }
  if (fault.refusal.reason === 'wrong-file') await rm(part, { force: true });
  return refuse(fault.refusal.reason, fault.refusal.detail);
}
