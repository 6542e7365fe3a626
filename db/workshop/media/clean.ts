import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { formatOf, type MediaFormat } from './format.ts';
import { takeMedia } from './take.ts';

/** Which of these files, named `<sha256>.<ending>`, are not as `takeMedia` leaves them: personal data, or no media at all. */
export async function uncleanMedia(files: readonly string[]): Promise<string[]> {
  const unclean: string[] = [];
  for (const file of files) if (!(await isClean(file))) unclean.push(file);
  return unclean;
}

async function isClean(file: string): Promise<boolean> {
  const read = await formatOf(file);
  if (!read.ok) return false;
  const format = read.value;
  if (format.kind === 'image') return extname(file) === `.${format.ext}` && isCleanImage(file, format);
  return isCleanRecording(file);
}

/** Cleaning a recording changes no byte of a clean one, so that its hash and ending stay. */
async function isCleanRecording(file: string): Promise<boolean> {
  const work = mkdtempSync(join(dirname(file), '.cleaning-'));
  try {
    const taken = await takeMedia(file, work);
    if (!taken.ok) return false;
    const { sha256, kind, mime } = taken.value;
    const isAudio = kind === 'audio' && mime === 'audio/mp4';
    const name = basename(file, extname(file));
    return sha256 === name && (isAudio ? extname(file) === '.m4a' : extname(file) !== '.m4a');
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Images are re-encoded, and never to the same bytes twice, so the check looks at everything besides the pixels. */
async function isCleanImage(file: string, { ext }: Extract<MediaFormat, { kind: 'image' }>): Promise<boolean> {
  const { default: sharp } = await import('sharp');
  const { exif, xmp, iptc, comments, orientation } = await sharp(file)
    .metadata()
    .catch(() => ({ exif: true, xmp: true, iptc: true, comments: true, orientation: true }));
  if ([exif, xmp, iptc, comments, orientation].some((each) => each !== undefined)) return false;
  const bytes = readFileSync(file);
  return ext === 'avif' ? isPlainAvif(bytes) : { jpg: isPlainJpeg, png: isPlainPng, webp: isPlainWebp }[ext](bytes);
}

/** Segments that describe pixels, a JFIF head, and nothing after the end. */
function isPlainJpeg(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] ?? 0;
    const isPixels = (marker >= 0xc0 && marker <= 0xcf) || [0xda, 0xdb, 0xdd].includes(marker);
    const isHead = marker === 0xe0 && bytes.toString('latin1', at + 4, at + 8) === 'JFIF';
    if (!isPixels && !isHead) return false;
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return at + 2 === bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9;
}

/** In a scan, 0xff is followed by zero or by a restart marker. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

const pngChunks = new Set(['IHDR', 'PLTE', 'tRNS', 'bKGD', 'pHYs', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND']);

function isPlainPng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    at += 12 + bytes.readUInt32BE(at);
    if (!pngChunks.has(type)) return false;
    if (type === 'IEND') return at === bytes.length;
  }
  return false;
}

const webpChunks = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

function isPlainWebp(bytes: Buffer): boolean {
  let at = 12;
  while (at + 8 <= bytes.length) {
    if (!webpChunks.has(bytes.toString('latin1', at, at + 4))) return false;
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  return at === bytes.length;
}

const avifBoxes = new Set(['ftyp', 'meta', 'mdat']);

function isPlainAvif(bytes: Buffer): boolean {
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at);
    if (size < 8 || !avifBoxes.has(bytes.toString('latin1', at + 4, at + 8))) return false;
    at += size;
  }
  return at === bytes.length;
}
