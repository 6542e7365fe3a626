import sharp from 'sharp';
import { expect, it } from 'vitest';
import { notedIn } from './noted.ts';

/** Protects: the author that a camera wrote is read as it was written, or not at all. */
async function exifWith(artist: Buffer): Promise<Buffer> {
  const place = 'x'.repeat(artist.length);
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } });
  const jpeg = await image
    .withExif({ IFD0: { Artist: place } })
    .jpeg()
    .toBuffer();
  const { exif = Buffer.alloc(0) } = await sharp(jpeg).metadata();
  artist.copy(exif, exif.indexOf(place));
  return exif;
}

it.each([
  ['I. Ivanov', 'I. Ivanov'],
  ['Иван Иванов', 'Иван Иванов'],
  ['?. ??????', undefined],
])('reads %s', async (written, author) => {
  expect((await notedIn(await exifWith(Buffer.from(written))))?.author).toBe(author);
});

it('reads no author in bytes that are no text', async () => {
  expect((await notedIn(await exifWith(Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0xee, 0xe2]))))?.author).toBeUndefined();
});
