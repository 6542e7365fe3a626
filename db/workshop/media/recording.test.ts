import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { uncleanMedia } from './clean.ts';
import { findMedia } from './format.ts';
import { type Piece, soundOfFlac } from './recording.ts';
import { takeMedia } from './take.ts';

/** Protects: films and recordings (two of them made by Chromium) are measured, and lose the metadata about their makers. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-recording-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../../test-support/workshop/${name}`, import.meta.url)));

async function take(bytes: Buffer) {
  const upload = join(folder, 'upload');
  writeFileSync(upload, bytes);
  const outcome = await takeMedia(upload, join(folder, 'media'));
  if (!outcome.ok) return { fault: outcome.error.code };
  return { ...outcome.value, kept: readFileSync(findMedia(join(folder, 'media'), outcome.value.sha256) ?? '') };
}

const box = (type: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

describe('an accepted file', () => {
  const image = sharp({ create: { width: 60, height: 40, channels: 4, background: '#a338' } });
  it.each(['jpeg', 'png', 'webp', 'avif', 'film.mp4', 'film.webm', 'mp3'] as const)(
    'has no metadata, also after a restore: %s',
    async (name) => {
      const sound = name === 'mp3' ? mp3 : null;
      const isFilm = name.startsWith('film');
      const bytes = sound ?? (isFilm ? fixture(name) : await image.toFormat(name as 'jpeg').toBuffer());
      const taken = await take(bytes);
      const file = 'sha256' in taken ? (findMedia(join(folder, 'media'), taken.sha256) ?? '') : '';
      expect(await uncleanMedia([file])).toEqual([]);
      const forged = join(folder, `forged${extname(file)}`);
      writeFileSync(forged, Buffer.concat([readFileSync(file), Buffer.from('Secret')]));
      expect(await uncleanMedia([forged])).toEqual([forged]);
    },
  );
});

describe('films', () => {
  it('accepts MP4 with H.264, and removes location, names and times', async () => {
    const place = box('udta', box('\xa9xyz', Buffer.from('+51.1694+071.4491/')));
    const original = Buffer.concat([fixture('film.mp4'), place, box('uuid', Buffer.from('Secret Name'))]);
    const taken = await take(original);
    expect(taken).toMatchObject({ kind: 'video', mime: 'video/mp4', width: 160, height: 120 });
    const kept = 'kept' in taken ? taken.kept : Buffer.alloc(0);
    expect(kept.length).toBe(original.length);
    for (const secret of ['+51.1694', 'Secret Name']) expect(kept.includes(secret)).toBe(false);
    const times = kept.indexOf('mvhd') + 8;
    expect(kept.subarray(times, times + 8)).toEqual(Buffer.alloc(8));
  });

  it('accepts WebM', async () => {
    expect(await take(fixture('film.webm'))).toMatchObject({
      kind: 'video',
      mime: 'video/webm',
      width: 160,
      height: 120,
      durationMs: 1110,
    });
  });

  it('refuses a codec that Chromium may not play', async () => {
    const hevc = Buffer.from(fixture('film.mp4').toString('latin1').replaceAll('avc1', 'hvc1'), 'latin1');
    expect(await take(hevc)).toEqual({ fault: 'not-playable' });
  });

  it('refuses one without a track, with boxes nested too deeply, or with too many entries', async () => {
    const head = fixture('film.mp4').subarray(0, fixture('film.mp4').readUInt32BE(0));
    expect(await take(head)).toEqual({ fault: 'broken-media' });
    let nested = box('stbl', Buffer.alloc(8));
    for (let depth = 0; depth < 100; depth++) nested = box('trak', nested);
    expect(await take(Buffer.concat([head, nested]))).toEqual({ fault: 'broken-media' });
    const entries = Buffer.alloc(8 * 200_000, Buffer.concat([Buffer.from([0, 0, 0, 8]), Buffer.from('avc1')]));
    const many = ['stbl', 'minf', 'mdia', 'trak', 'moov'].reduce(
      (inner, type) => box(type, inner),
      box('stsd', Buffer.alloc(8), entries),
    );
    expect(await take(Buffer.concat([head, many]))).toEqual({ fault: 'broken-media' });
  });

  it('refuses a truncated one', async () => {
    expect(await take(fixture('film.mp4').subarray(0, 700))).toEqual({ fault: 'broken-media' });
  });
});

/** A second of silence: 39 frames of MPEG 1 layer 3, 128 kbit/s, 44,100 Hz. */
const mp3 = Buffer.concat(
  Array.from({ length: 39 }, () => Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(413)])),
);

it('accepts MP3 and removes everything before and after the sound', async () => {
  const title = Buffer.concat([Buffer.from('TPE1\0\0\0\x0c\0\0\x03', 'latin1'), Buffer.from('Secret Name')]);
  const id3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0', 'latin1'), Buffer.from([title.length]), title]);
  const end = Buffer.alloc(128);
  end.write('TAGSecret Name');
  const taken = await take(Buffer.concat([id3, mp3, end]));
  expect(taken).toMatchObject({ kind: 'audio', mime: 'audio/mpeg', keepsMetadata: false });
  expect('kept' in taken && taken.kept.equals(mp3)).toBe(true);
});

it('removes comments and pictures from FLAC and marks the new last block', () => {
  const block = (type: number, bytes: string) =>
    Buffer.concat([Buffer.from([type, 0, 0, bytes.length]), Buffer.from(bytes)]);
  const file = Buffer.concat([
    Buffer.from('fLaC'),
    block(0, 'INFO'),
    block(4, 'Secret'),
    block(3, 'SEEK'),
    block(0x86, 'PICTURE'),
    Buffer.from('sound'),
  ]);
  const pieces = soundOfFlac((position, length) => file.subarray(position, position + length), file.length);
  const bytes = (piece: Piece) => (Buffer.isBuffer(piece) ? piece : file.subarray(piece.from, piece.to));
  expect(Buffer.concat((pieces ?? []).map(bytes))).toEqual(
    Buffer.concat([Buffer.from('fLaC'), block(0, 'INFO'), block(0x83, 'SEEK'), Buffer.from('sound')]),
  );
});
