import { type Manifest, manifestFile, signatureFile } from '../manifest.ts';

/**
 * The one form of zip that a package has: files only, stored as they are, names in ASCII, one date, no comments, nothing
 * between the parts. Every byte follows from names, sizes, CRCs and order (APPNOTE.TXT 6.3.10 of PKWARE), so a release has
 * exactly one package.
 */

/** A file in a package; `offset` is where its header begins, counted from the beginning of the package. */
export interface ZipEntry {
  name: string;
  bytes: number;
  /** CRC-32 of the content, as zip asks for; what protects the content is the SHA-256 in the signed manifest. */
  crc: number;
  offset: number;
}

/** Sizes and offsets from this value on take 8 bytes (zip64). */
const wide = 0xffffffff;
/** 1 January 1980, the earliest date of zip: a package does not record when it was written. */
const date = 0x0021;
const plainVersion = 20;
const wideVersion = 45;
/** Made on Unix with zip64; a regular file, rw-r--r--. */
const madeBy = (3 << 8) | wideVersion;
const attributes = 0o100644 * 0x10000;

export const localHeaderBytes = (name: string, bytes: number): number => 30 + name.length + (bytes >= wide ? 20 : 0);

/** The header before the content of a file. */
export function localHeader({ name, bytes, crc }: Omit<ZipEntry, 'offset'>): Buffer {
  const isWide = bytes >= wide;
  const extra = isWide ? wideField([bytes, bytes]) : Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  writeCommon(head, 4, isWide, { name, crc, size: Math.min(bytes, wide), extraBytes: extra.length });
  return Buffer.concat([head, Buffer.from(name, 'latin1'), extra]);
}

/** The central directory and its end record. `offset`: where the directory begins. */
export function directory(entries: readonly ZipEntry[], offset: number): Buffer {
  const records = Buffer.concat(entries.map(directoryRecord));
  const isWide = offset >= wide || records.length >= wide;
  return Buffer.concat([
    records,
    ...(isWide ? [wideEnd(entries.length, records.length, offset)] : []),
    end(entries.length, Math.min(records.length, wide), Math.min(offset, wide)),
  ]);
}

function directoryRecord({ name, bytes, crc, offset }: ZipEntry): Buffer {
  const wideFields = [...(bytes >= wide ? [bytes, bytes] : []), ...(offset >= wide ? [offset] : [])];
  const extra = wideFields.length > 0 ? wideField(wideFields) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(madeBy, 4);
  const size = Math.min(bytes, wide);
  writeCommon(head, 6, wideFields.length > 0, { name, crc, size, extraBytes: extra.length });
  head.writeUInt32LE(attributes, 38);
  head.writeUInt32LE(Math.min(offset, wide), 42);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), extra]);
}

interface Common {
  name: string;
  crc: number;
  size: number;
  extraBytes: number;
}

/** The fields that both headers of a file have in the same order. No flags, no compression. */
function writeCommon(head: Buffer, at: number, isWide: boolean, { name, crc, size, extraBytes }: Common): void {
  head.writeUInt16LE(isWide ? wideVersion : plainVersion, at);
  head.writeUInt16LE(date, at + 8);
  head.writeUInt32LE(crc, at + 10);
  head.writeUInt32LE(size, at + 14);
  head.writeUInt32LE(size, at + 18);
  head.writeUInt16LE(name.length, at + 22);
  head.writeUInt16LE(extraBytes, at + 24);
}

function wideField(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * values.length);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return field;
}

function end(count: number, directoryBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directoryBytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}

/** The zip64 end of the directory, and its locator. */
function wideEnd(count: number, directoryBytes: number, offset: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(madeBy, 12);
  record.writeUInt16LE(wideVersion, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(directoryBytes), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(offset + directoryBytes), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

/** All offsets in a package; they follow from the manifest and the size of the signature. */
export interface Layout {
  /** The manifest, the signature, and the files in the order of the manifest; their CRCs are not known yet. */
  entries: Omit<ZipEntry, 'crc'>[];
  directoryOffset: number;
  totalBytes: number;
}

export function layOut(manifest: Pick<Manifest, 'files'>, manifestBytes: number, signatureBytes: number): Layout {
  const files = [
    { path: manifestFile, bytes: manifestBytes },
    { path: signatureFile, bytes: signatureBytes },
    ...manifest.files,
  ];
  let offset = 0;
  const entries = files.map(({ path: name, bytes }) => {
    const entry = { name, bytes, offset };
    offset += localHeaderBytes(name, bytes) + bytes;
    return entry;
  });
  const shape = entries.map((entry) => ({ ...entry, crc: 0 }));
  return { entries, directoryOffset: offset, totalBytes: offset + directory(shape, offset).length };
}
