import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFiumDocument } from '@hyzyla/pdfium';
import { fileTypeFromFile } from 'file-type';
import type { MediaFile } from '../../model/api/media.ts';
import { ok } from '../../model/result.ts';
import { syncFolder } from '../../sqlite/durable.ts';
import { brokenMedia, hardPdf, type MediaResult, mediaFault } from './format.ts';
import { takeMedia } from './take.ts';

const maxBytes = 150_000_000;
const maxPages = 100;
/** A scan has 300 dots an inch; the longest side is that of other images. */
const dotsPerPoint = 300 / 72;
const maxSidePx = 4096;
/** What PDFium may use at once. It has its own memory: no file reaches that of the program. */
const maxMemoryBytes = 1 << 30;

const lockedPdf = mediaFault('locked-pdf', 'This PDF is locked with a password: save it without one.');
const tooManyPages = mediaFault('too-many-pages', `This PDF has more than ${maxPages} pages: split it.`);

/**
 * Takes the pages of a PDF as images into the media folder, all or none. A thread does nothing after it: the memory of
 * every WebAssembly in it is limited from then on. PDFium is built without JavaScript and asks for no network.
 *
 * @throws Error where the disk fails
 */
export async function takePages(upload: string, folder: string): Promise<MediaResult<MediaFile[]>> {
  const type = await fileTypeFromFile(upload);
  if (type?.mime !== 'application/pdf') return mediaFault('not-media', 'This is no PDF.');
  if (statSync(upload).size > maxBytes) return mediaFault('too-large-media', 'This file is too large.');
  const opened = await openPdf(readFileSync(upload));
  if (!opened.ok) return opened;
  const document = opened.value;
  const count = document.getPageCount();
  if (count > maxPages) return tooManyPages;
  const work = join(folder, `.${randomUUID()}`);
  mkdirSync(work, { recursive: true });
  try {
    const taken: MediaFile[] = [];
    for (let index = 0; index < count; index++) {
      const page = await takePage(document, index, work);
      if (!page.ok) return page;
      taken.push(page.value);
    }
    // Pages that look the same are one file.
    for (const sha256 of new Set(taken.map((each) => each.sha256)))
      renameSync(join(work, `${sha256}.jpg`), join(folder, `${sha256}.jpg`));
    syncFolder(folder);
    return ok(taken);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

let isMemoryFull = false;

interface WasmMemory {
  buffer: ArrayBuffer;
  grow(pages: number): number;
}

function limitMemory(): void {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: { Memory: { prototype: WasmMemory } } };
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + pages * 65_536 > maxMemoryBytes) {
      isMemoryFull = true;
      throw new RangeError('The memory of a PDF is limited.');
    }
    return grow.call(this, pages);
  };
}

/** A copy beside the built program; while developing, in the package. */
function wasmFile(): string {
  const built = fileURLToPath(new URL('../workshop/pdfium.wasm', import.meta.url));
  return existsSync(built) ? built : fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm'));
}

/** A fault of PDFium itself is one of the file. */
const faultOf = (error: unknown) => {
  if (isMemoryFull) return hardPdf;
  return error instanceof Error && /password|security/i.test(error.message) ? lockedPdf : brokenMedia;
};

async function openPdf(bytes: Uint8Array): Promise<MediaResult<PDFiumDocument>> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  limitMemory();
  const { buffer } = new Uint8Array(readFileSync(wasmFile()));
  const library = await PDFiumLibrary.init({ wasmBinary: buffer });
  try {
    return ok(await library.loadDocument(bytes));
  } catch (error) {
    return faultOf(error);
  }
}

async function takePage(document: PDFiumDocument, index: number, folder: string): Promise<MediaResult<MediaFile>> {
  const drawn = await drawPage(document, index);
  if (!drawn.ok) return drawn;
  const { data, width, height } = drawn.value;
  const { default: sharp } = await import('sharp');
  const scan = join(folder, 'page.tiff');
  await sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .tiff({ compression: 'none' })
    .toFile(scan);
  return takeMedia(scan, folder);
}

async function drawPage(document: PDFiumDocument, index: number) {
  try {
    const page = document.getPage(index);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const scale = Math.min(dotsPerPoint, maxSidePx / Math.max(originalWidth, originalHeight));
    const [width, height] = [originalWidth, originalHeight].map((side) => Math.round(side * scale)) as [number, number];
    if (!(width > 0 && height > 0)) return brokenMedia;
    const drawn = await page.render({ width, height, scale: 1, render: 'bitmap' });
    return isMemoryFull ? hardPdf : ok(drawn);
  } catch (error) {
    return faultOf(error);
  }
}
