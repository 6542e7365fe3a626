import type { Sharp } from 'sharp';
import { brokenMedia, MediaFault, type MediaFormat } from './format.ts';

/** Beyond it an image of a few kilobytes would fill the memory. */
const maxPixels = 150_000_000;
/** Enough for a screen of 4K with room to look closer. */
const maxSidePx = 4096;

type ImageFormat = Extract<MediaFormat, { kind: 'image' }>;

/**
 * Re-encodes the image: pixels only, turned upright, in sRGB, its longest side capped; what was embedded (place,
 * camera, names, thumbnails, anything after the end) is gone.
 *
 * @throws MediaFault where it is animated, damaged or has too many pixels
 */
export async function writeImage(
  from: string,
  to: string,
  format: ImageFormat,
): Promise<{ width: number; height: number }> {
  // Read when the first image comes: a kiosk that only shows never needs it.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(from, { limitInputPixels: maxPixels, failOn: 'error' });
  const {
    pages = 1,
    width,
    height,
  } = await open()
    .metadata()
    .catch((error) => refuse(error));
  if (pages > 1) throw new MediaFault('animated', 'This image moves: take a still image or a film.');
  if (width * height > maxPixels) throw tooManyPixels();
  const image = open()
    .autoOrient()
    .resize({ width: maxSidePx, height: maxSidePx, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const written = await encoded(image, format)
    .toFile(to)
    .catch((error) => refuse(error));
  return { width: written.width, height: written.height };
}

function encoded(image: Sharp, { ext }: ImageFormat): Sharp {
  if (ext === 'jpg') return image.jpeg({ quality: 88, chromaSubsampling: '4:4:4' });
  if (ext === 'png') return image.png({ compressionLevel: 9 });
  if (ext === 'webp') return image.webp({ quality: 88 });
  return image.avif({ quality: 70, effort: 3 });
}

const tooManyPixels = () =>
  new MediaFault('too-many-pixels', `This image has more than ${maxPixels / 1e6} million pixels: make it smaller.`);

function refuse(error: unknown): never {
  const { message, code } = error as NodeJS.ErrnoException;
  // A full disk is no fault of the image.
  if (code !== undefined || /No space left/i.test(message)) throw error;
  throw /pixel limit/i.test(message) ? tooManyPixels() : brokenMedia();
}
