import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { MediaFile } from '../../model/api/media.ts';
import { ok } from '../../model/result.ts';
import { measure } from '../../release/files.ts';
import { moveDurably, syncFile } from '../../sqlite/durable.ts';
import { formatOf, type MediaFormat, type MediaResult } from './format.ts';
import { writeImage } from './image.ts';
import { writeRecording } from './recording.ts';

/**
 * Takes a file into the media folder, cleaned and named by its SHA-256. It is on the disk when this resolves.
 *
 * @throws Error where the disk fails
 */
export async function takeMedia(upload: string, folder: string): Promise<MediaResult<MediaFile>> {
  mkdirSync(folder, { recursive: true });
  const work = join(folder, `.${randomUUID()}`);
  try {
    const format = await formatOf(upload);
    if (!format.ok) return format;
    const copied = await written(upload, work, format.value);
    if (!copied.ok) return copied;
    const { kind, mime, ext, ...measured } = copied.value;
    syncFile(work);
    const { bytes, sha256 } = measure(folder, basename(work));
    moveDurably(work, join(folder, `${sha256}.${ext}`));
    return ok({ sha256, kind, mime, bytes, ...measured });
  } finally {
    rmSync(work, { force: true });
  }
}

type Written = Omit<MediaFile, 'sha256' | 'bytes'> & { ext: string };

async function written(from: string, to: string, format: MediaFormat): Promise<MediaResult<Written>> {
  if (format.kind === 'image') {
    const image = await writeImage(from, to, format);
    return image.ok ? ok({ ...format, ...image.value }) : image;
  }
  const recording = await writeRecording(from, to, format);
  if (!recording.ok) return recording;
  const { hasVideo, ...measured } = recording.value;
  // A container of films may hold sound alone.
  if (format.kind === 'audio' || hasVideo) return ok({ ...format, ...measured });
  const isMp4 = format.ext === 'mp4';
  return ok({ kind: 'audio', mime: isMp4 ? 'audio/mp4' : 'audio/webm', ext: isMp4 ? 'm4a' : 'webm', ...measured });
}

/** Removes incomplete files that a power cut left. */
export function tidyMedia(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.startsWith('.')) rmSync(join(folder, name), { recursive: true, force: true });
}
