import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a media file by its hash; null where there is none. */
export function findMedia(folder: string, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !existsSync(folder)) return null;
  const name = mediaExtensions
    .map((ext) => `${sha256}.${ext}`)
    .find((candidate) => existsSync(join(folder, candidate)));
  return name === undefined ? null : join(folder, name);
}

const mediaExtensions = ['jpg', 'png', 'webp', 'avif', 'mp3', 'm4a', 'ogg', 'wav', 'flac', 'mp4', 'webm'] as const;
