import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Hono } from 'hono';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import type { MediaFile } from '../../../../db/model/api/media.ts';
import { mediaRunner, type RunMedia } from '../../../../db/workshop/media/run.ts';
import { takeMedia } from '../../../../db/workshop/media/take.ts';
import { smallPdf } from '../../../../test-support/workshop/pdf.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { mediaRoutes } from './media.ts';
import { openUploads } from './upload.ts';

/** Protects: only pictures and recordings that the kiosk can show are accepted, by their content, without private metadata. */
const folder = mkdtempSync(join(tmpdir(), 'esimde-media-'));
afterAll(() => rmSync(folder, { recursive: true }));
const inThread = mediaRunner(new URL('../../../../db/workshop/media/worker.ts', import.meta.url));
/** Takes a file as the thread does: to start one for each file would take a fifth of a second of a processor. */
const inPlace = ((task) => (task.task === 'take' ? takeMedia(task.upload, task.folder) : inThread(task))) as RunMedia;
const audit = { append: () => undefined as never };
const roles: ('editor' | 'technician')[] = ['editor'];
const appWith = (runMedia: RunMedia) =>
  new Hono<WorkshopEnv>()
    .use(async (c, next) => {
      c.set('actor', { account: 'a', name: 'A', roles });
      await next();
    })
    .route('/', mediaRoutes({ folder, uploads: openUploads(folder), audit, runMedia }));
const app = appWith(inPlace);

const send = (body: Buffer, to = app) =>
  to.request('/media?name=x.html', { method: 'POST', body: body as Uint8Array<ArrayBuffer> });
async function taken(body: Buffer, by = app): Promise<MediaFile> {
  const reply = await send(body, by);
  expect(reply.status, await reply.clone().text()).toBe(201);
  return (await reply.json()) as MediaFile;
}
async function fetched({ sha256 }: MediaFile): Promise<Buffer> {
  return Buffer.from(await (await app.request(`/media/${sha256}`)).arrayBuffer());
}

const image = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#a33' } });

describe('images', () => {
  it('takes a scan in TIFF as JPEG, with the day and the author that it names, and none of them in the file', async () => {
    const exif = { IFD0: { Artist: 'Photo: K. Nurgaliev' }, IFD2: { DateTimeOriginal: '1956:07:12 10:00:00' } };
    const scan = await image().withExif(exif).tiff().toBuffer();
    const media = await taken(scan);
    expect(media).toMatchObject({ mime: 'image/jpeg', width: 60, height: 40 });
    expect((await sharp(await fetched(media)).metadata()).format).toBe('jpeg');
    const photo = await taken(await image(61).withExif(exif).jpeg().toBuffer());
    expect(photo.noted).toEqual({ date: '1956-07-12', author: 'Photo: K. Nurgaliev' });
    expect((await fetched(photo)).includes('Nurgaliev')).toBe(false);
  });

  it.each([
    ['jpeg', 'image/jpeg'],
    ['png', 'image/png'],
    ['webp', 'image/webp'],
    ['avif', 'image/avif'],
  ] as const)('accepts %s, measures it and names it after its bytes', async (format, mime) => {
    const media = await taken(await image().toFormat(format).toBuffer());
    expect(media).toMatchObject({ kind: 'image', mime, width: 60, height: 40 });
    const bytes = await fetched(media);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(media.sha256);
    expect(bytes.length).toBe(media.bytes);
  });

  it('rotates it upright and removes location, camera and names', async () => {
    const exif = { IFD0: { Artist: 'Secret Name', Make: 'Camera' }, IFD3: { GPSLatitude: '51/1 10/1 0/1' } };
    const bytes = await image().withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(bytes.includes('Secret Name') || (await sharp(bytes).metadata()).exif !== undefined).toBe(true);
    const media = await taken(bytes);
    expect(media).toMatchObject({ width: 40, height: 60 });
    const kept = await sharp(await fetched(media)).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('limits the longest side and keeps the aspect ratio', async () => {
    expect(await taken(await image(6000, 3000).png().toBuffer())).toMatchObject({ width: 4096, height: 2048 });
  });

  it('drops data after the end of a picture', async () => {
    const media = await taken(Buffer.concat([await image().png().toBuffer(), Buffer.from('hidden message')]));
    expect((await fetched(media)).includes('hidden')).toBe(false);
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

describe('refused uploads', () => {
  it.each([
    ['SVG', Buffer.from(svg)],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program of Windows', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)])],
    ['a program of Linux', Buffer.concat([Buffer.from('7f454c46020101', 'hex'), Buffer.alloc(200)])],
    ['a PDF', Buffer.from('%PDF-1.7\n')],
    ['bytes of chance', Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 89) % 251))],
    [
      'a recording that is a web page',
      Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\x01\0'), Buffer.from('<html><script>'), Buffer.alloc(300)]),
    ],
    [
      'a picture that is an archive',
      async () => Buffer.concat([await image().png().toBuffer(), Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    ],
  ])('%s', async (_, body) => {
    const reply = await send(typeof body === 'function' ? await body() : body);
    expect(reply.status).toBe(415);
    expect(await reply.json()).toMatchObject({ error: { code: 'unsupported', fault: 'not-media' } });
  });

  it('an animated picture', async () => {
    const pages = await Promise.all(
      ['red', 'blue'].map((background) =>
        sharp({ create: { width: 8, height: 8, channels: 4, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(pages, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(await (await send(moving)).json()).toMatchObject({ error: { fault: 'animated' } });
  });

  it('a truncated picture', async () => {
    const bytes = await image(400, 400).jpeg().toBuffer();
    expect(await (await send(bytes.subarray(0, bytes.length / 2))).json()).toMatchObject({
      error: { fault: 'broken-media' },
    });
  });

  it('a picture with too many pixels', async () => {
    const bytes = await image(1, 1).png().toBuffer();
    bytes.writeUInt32BE(60_000, 16);
    bytes.writeUInt32BE(60_000, 20);
    bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
    const reply = await send(bytes);
    expect(reply.status).toBe(413);
    expect(await reply.json()).toMatchObject({ error: { fault: 'too-many-pixels' } });
  });

  it('a file from an account without the role', async () => {
    roles[0] = 'technician';
    expect((await send(await image().png().toBuffer())).status).toBe(403);
    roles[0] = 'editor';
  });
});

/** A second of silence. */
function wav(extra = Buffer.alloc(0)): Buffer {
  const data = Buffer.alloc(16_000);
  const fmt = Buffer.from('666d74201000000001000100401f0000803e000002001000', 'hex');
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(4 + fmt.length + extra.length + 8 + data.length, 4);
  const dataHead = Buffer.from('data\0\0\0\0', 'latin1');
  dataHead.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, fmt, extra, dataHead, data]);
}

describe('recordings', () => {
  it('accepts a WAV, removes its notes and measures it', async () => {
    const name = Buffer.from('LIST\x18\0\0\0INFOIART\x0c\0\0\0Secret Name\0', 'latin1');
    const media = await taken(wav(name));
    expect(media).toMatchObject({ kind: 'audio', mime: 'audio/wav', durationMs: 1000, keepsMetadata: false });
    expect((await fetched(media)).includes('Secret')).toBe(false);
  });

  it('serves the range that a player requests', async () => {
    const { sha256 } = await taken(wav());
    const part = await app.request(`/media/${sha256}`, { headers: { Range: 'bytes=0-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
    expect((await app.request(`/media/${sha256}`, { headers: { Range: 'bytes=999999-' } })).status).toBe(416);
  });

  it('serves nothing for a name that is not a hash', async () => {
    for (const name of ['..%2Fworkshop.db', 'a'.repeat(64), 'x'])
      expect((await app.request(`/media/${name}`)).status).toBe(404);
  });
});

describe('the pages of a PDF', () => {
  const sendPages = (body: Buffer) =>
    app.request('/media/pages', { method: 'POST', body: body as Uint8Array<ArrayBuffer> });

  it('are taken as images', async () => {
    const reply = await sendPages(smallPdf({ pages: ['0 0 20 10', '0 0 10 20'] }));
    expect(reply.status).toBe(201);
    const pages = (await reply.json()) as MediaFile[];
    expect(pages.map(({ mime, width, height }) => [mime, width, height])).toEqual([
      ['image/jpeg', 83, 42],
      ['image/jpeg', 42, 83],
    ]);
    expect((await sharp(await fetched(pages[1] as MediaFile)).metadata()).height).toBe(83);
  });

  it('are refused with the fault, and without the role', async () => {
    const locked = await sendPages(smallPdf({ isLocked: true }));
    expect([locked.status, await locked.json()]).toMatchObject([415, { error: { fault: 'locked-pdf' } }]);
    expect((await sendPages(smallPdf({ pages: Array(101).fill('0 0 20 10') }))).status).toBe(413);
    roles[0] = 'technician';
    expect((await sendPages(smallPdf())).status).toBe(403);
    roles[0] = 'editor';
  });
});

it('stores the same picture once, and leaves no partial file', async () => {
  const bytes = await image(33, 33).png().toBuffer();
  const threads = appWith(inThread);
  const [first, second] = [await taken(bytes, threads), await taken(bytes, threads)];
  expect(first.sha256).toBe(second.sha256);
  expect(readdirSync(join(folder, 'media')).filter((name) => name.startsWith(first.sha256))).toHaveLength(1);
  expect(readdirSync(join(folder, 'media')).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readdirSync(join(folder, 'uploads'))).toEqual([]);
});
