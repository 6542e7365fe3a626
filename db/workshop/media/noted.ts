import type { MediaFile } from '../../model/api/media.ts';

/** What a camera or a scanner wrote into an image: the day and the author, offered to the person who describes it. */
export async function notedIn(exif: Buffer | undefined): Promise<MediaFile['noted']> {
  if (exif === undefined) return undefined;
  const { default: readExif } = await import('exif-reader');
  try {
    const { Image: image, Photo: photo } = readExif(exif);
    const date = dayOf(photo?.DateTimeOriginal ?? image?.DateTime);
    const author = [image?.Artist, image?.Copyright].map(plain).find((words) => words !== '');
    return date || author ? { ...(date && { date }), ...(author && { author }) } : undefined;
  } catch {
    // Damaged notes are no notes.
    return undefined;
  }
}

const maxAuthorLength = 200;

/** Words that are not ASCII come as bytes: cameras write UTF-8. A program without Cyrillic writes question marks, which say nothing. */
function plain(words: unknown): string {
  const text = words instanceof Uint8Array ? utf8.decode(words) : words;
  if (typeof text !== 'string' || /\?\?|\ufffd/.test(text)) return '';
  return text
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, maxAuthorLength);
}

const utf8 = new TextDecoder();

function dayOf(date: unknown): string | undefined {
  if (!(date instanceof Date) || Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1840) return undefined;
  return date.toISOString().slice(0, 10);
}
