import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { smallPdf } from '../../../test-support/workshop/pdf.ts';
import { uncleanMedia } from './clean.ts';
import { takePages } from './pdf.ts';
import { mediaRunner } from './run.ts';

/** Protects: the pages of a PDF become clean images, and a hostile file takes neither the memory nor the time of the program. */
const work = mkdtempSync(join(tmpdir(), 'esimde-pdf-'));
afterAll(() => rmSync(work, { recursive: true }));
const worker = new URL('./worker.ts', import.meta.url);

const inThread =
  (maxPdfMs?: number): typeof takePages =>
  (upload, folder) =>
    mediaRunner(worker, maxPdfMs)({ task: 'pages', upload, folder });

async function pagesOf(bytes: Buffer, take: typeof takePages = takePages) {
  const [upload, folder] = [join(work, 'upload'), mkdtempSync(join(work, 'media-'))];
  writeFileSync(upload, bytes);
  const result = await take(upload, folder);
  return { folder, result };
}
const faultOf = async (bytes: Buffer) => {
  const { folder, result } = await pagesOf(bytes);
  return [result.ok || result.error.code, readdirSync(folder)];
};

it('takes each page at 300 dots an inch, at most as large as other images, on white', async () => {
  const { folder, result } = await pagesOf(smallPdf({ pages: ['0 0 200 100', '0 0 3000 1500'] }), inThread());
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value).toMatchObject([
    { kind: 'image', mime: 'image/jpeg', width: 833, height: 417 },
    { width: 4096, height: 2048 },
  ]);
  const files = result.value.map(({ sha256 }) => join(folder, `${sha256}.jpg`));
  expect(readdirSync(folder).sort()).toEqual(result.value.map(({ sha256 }) => `${sha256}.jpg`).sort());
  expect(await uncleanMedia(files)).toEqual([]);
  const colourAt = async (left: number, top: number) =>
    [...(await sharp(files[0]).extract({ left, top, width: 1, height: 1 }).raw().toBuffer())].map((each) => each > 128);
  expect(await colourAt(200, 200)).toEqual([true, false, false]);
  expect(await colourAt(5, 5)).toEqual([true, true, true]);
});

it('takes pages that look the same as one file', async () => {
  const { folder, result } = await pagesOf(smallPdf({ pages: ['0 0 20 10', '0 0 20 10'] }));
  expect(result.ok && result.value).toHaveLength(2);
  expect(readdirSync(folder)).toHaveLength(1);
});

it.each([
  ['no PDF', 'not-media', Buffer.from('<html>%PDF-1.4')],
  ['one that is cut off', 'broken-media', smallPdf().subarray(0, 100)],
  ['one without an area', 'broken-media', smallPdf({ pages: ['0 0 1000000 0.001'] })],
  ['one that is locked', 'locked-pdf', smallPdf({ isLocked: true })],
  ['too many pages', 'too-many-pages', smallPdf({ pages: Array(101).fill('0 0 20 10') })],
  ['all pages for one that cannot be drawn', 'broken-media', smallPdf({ pages: ['0 0 20 10', '0 0 1 1000000'] })],
])('refuses %s, and keeps nothing of it', async (_, code, bytes) => {
  expect(await faultOf(bytes)).toEqual([code, []]);
});

it('ends a file that is drawn for too long', async () => {
  const content = '0 0 2000 2000 re f '.repeat(300_000);
  const slow = smallPdf({ pages: ['0 0 2000 2000'], content });
  const { result } = await pagesOf(slow, inThread(1000));
  expect(result.ok || result.error.code).toBe('hard-pdf');
});
