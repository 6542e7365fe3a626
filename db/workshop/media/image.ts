import type { Sharp } from 'sharp';
import type { MediaFile } from '../../model/api/media.ts';
import { ok } from '../../model/result.ts';
import { brokenMedia, type MediaFormat, type MediaResult, mediaFault } from './format.ts';
import { notedIn } from './noted.ts';

/** Beyond it an image of a few kilobytes would fill the memory. */
const maxPixels = 150_000_000;
/** Enough for a screen of 4K with room to look closer. */
const maxSidePx = 4096;

type ImageFormat = Extract<MediaFormat, { kind: 'image' }>;

/**
 * Re-encodes the image: pixels only, turned upright, in sRGB, its longest side capped; what was embedded (place,
 * camera, names, thumbnails, anything after the end) is gone.
 */
export async function writeImage(
  from: string,
  to: string,
  format: ImageFormat,
): Promise<MediaResult<Pick<MediaFile, 'noted'> & { width: number; height: number }>> {
  // Loaded with the first image: a kiosk without a workshop never needs it.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(from, { limitInputPixels: maxPixels, failOn: 'error' });
  try {
    const { pages = 1, width, height, exif, format: found } = await open().metadata();
    if (pages > 1 && found === 'tiff')
      return mediaFault('several-pages', 'This file has several pages: save each of them.');
    if (pages > 1) return mediaFault('animated', 'This image moves: take a still image or a film.');
    if (width * height > maxPixels) return tooManyPixels;
    const opened = found === 'tiff' ? open().flatten({ background: '#fff' }) : open();
    const image = opened
      .autoOrient()
      .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const written = await encoded(image, format).toFile(to);
    const noted = await notedIn(exif);
    return ok({ width: written.width, height: written.height, ...(noted && { noted }) });
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    // A full disk is not a fault of the image.
    if (code !== undefined || /No space left/i.test(message)) throw error;
    return /pixel limit/i.test(message) ? tooManyPixels : brokenMedia;
  }
}

const tooManyPixels = mediaFault(
  'too-many-pixels',
  `This image has more than ${maxPixels / 1e6} million pixels: make it smaller.`,
);

function encoded(image: Sharp, { ext }: ImageFormat): Sharp {
  if (ext === 'jpg') return image.jpeg({ quality: 88, chromaSubsampling: '4:4:4' });
  if (ext === 'png') return image.png({ compressionLevel: 9 });
  if (ext === 'webp') return image.webp({ quality: 88 });
  return image.avif({ quality: 70, effort: 3 });
}
