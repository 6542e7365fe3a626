import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MediaFile } from '../../model/api/media.ts';
import { measure } from '../../release/files.ts';
import { moveDurably, syncFile } from '../../sqlite/durable.ts';
import { formatOf, MediaFault, type MediaFormat } from './format.ts';
import { writeImage } from './image.ts';
import { writeRecording } from './recording.ts';

export type MediaOutcome = { ok: true; value: MediaFile } | { ok: false; fault: Pick<MediaFault, 'code' | 'message'> };

/**
 * Takes a file into the media folder, cleaned and named for its SHA-256. When this answers it is on the disk.
 *
 * @throws Error where the disk fails
 */
export async function takeMedia(upload: string, folder: string): Promise<MediaOutcome> {
  mkdirSync(folder, { recursive: true });
  const work = join(folder, `.${randomUUID()}`);
  try {
    const format = await formatOf(upload);
    const { kind, mime, ext, ...measured } = await written(upload, work, format);
    syncFile(work);
    const { bytes, sha256 } = measure(folder, basename(work));
    moveDurably(work, join(folder, `${sha256}.${ext}`));
    return { ok: true, value: { sha256, kind, mime, bytes, ...measured } };
  } catch (error) {
    if (error instanceof MediaFault) return { ok: false, fault: { code: error.code, message: error.message } };
    throw error;
  } finally {
    rmSync(work, { force: true });
  }
}

type Written = Omit<MediaFile, 'sha256' | 'bytes'> & { ext: string };

async function written(from: string, to: string, format: MediaFormat): Promise<Written> {
  if (format.kind === 'image') return { ...format, ...(await writeImage(from, to, format)) };
  const { hasVideo, ...measured } = await writeRecording(from, to, format);
  // A container of films may hold sound alone.
  if (format.kind === 'audio' || hasVideo) return { ...format, ...measured };
  const isMp4 = format.ext === 'mp4';
  return { kind: 'audio', mime: isMp4 ? 'audio/mp4' : 'audio/webm', ext: isMp4 ? 'm4a' : 'webm', ...measured };
}

/** Removes what a power cut left half written. */
export function tidyMedia(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.startsWith('.')) rmSync(join(folder, name), { force: true });
}
