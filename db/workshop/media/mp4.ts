import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';

/** Codecs of MP4 files that every Chromium of a kiosk plays, by the name of their sample entry. */
const playable = new Set(['avc1', 'avc3', 'vp09', 'av01', 'mp4a', 'Opus', 'fLaC']);
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
/** Names, places, comments, XMP. */
const personal = new Set(['udta', 'meta', 'uuid']);
const times = new Set(['mvhd', 'tkhd', 'mdhd']);
const maxBoxes = 100_000;
/** A film has five: moov, trak, mdia, minf, stbl. */
const maxDepth = 16;

export interface Mp4 {
  /** Sample entries that Chromium may not play. */
  unplayable: string[];
  tracks: number;
  width?: number;
  height?: number;
  hasVideo: boolean;
  /** Null where the file comes in fragments, as browsers record it: its head does not say. */
  durationMs: number | null;
}

/**
 * Walks the boxes of an MP4 file. With `clean`, blanks in place what tells of people and places, and the times of the
 * recording: no byte of picture or sound moves.
 *
 * @returns null for a damaged file
 */
export function walkMp4(file: string, clean: boolean): Mp4 | null {
  const handle = openSync(file, clean ? 'r+' : 'r');
  const found: Mp4 = { unplayable: [], tracks: 0, hasVideo: false, durationMs: null };
  let isFragmented = false;
  let boxes = 0;
  const next = (at: number, to: number): Box | null => (++boxes > maxBoxes ? null : boxAt(handle, at, to));
  /** @returns whether the boxes are whole */
  const walk = (from: number, to: number, depth: number): boolean => {
    if (depth > maxDepth) return false;
    for (let at = from; at + 8 <= to; ) {
      const box = next(at, to);
      if (box === null) return false;
      if (box.type === 'trak') found.tracks++;
      if (containers.has(box.type)) {
        if (!walk(box.body, box.end, depth + 1)) return false;
      } else if (box.type === 'mvex') isFragmented = true;
      else if (personal.has(box.type) && clean) blank(handle, box);
      else if (times.has(box.type)) {
        if (box.type === 'mvhd') found.durationMs = durationOf(handle, box);
        if (clean) clearTimes(handle, box);
      }
      if (box.type === 'stsd' && !readEntries(handle, box, found, next)) return false;
      at = box.end;
    }
    return true;
  };
  try {
    if (!walk(0, fstatSync(handle).size, 0) || found.tracks === 0) return null;
    return isFragmented ? { ...found, durationMs: null } : found;
  } finally {
    closeSync(handle);
  }
}

interface Box {
  type: string;
  start: number;
  body: number;
  end: number;
}

function boxAt(handle: number, start: number, limit: number): Box | null {
  const head = read(handle, start, 16);
  const short = head.readUInt32BE(0);
  const long = short === 1 && head.length === 16;
  const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? limit - start : short;
  const body = start + (long ? 16 : 8);
  const end = start + size;
  return end < body || end > limit ? null : { type: head.toString('latin1', 4, 8), start, body, end };
}

function read(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, position));
}

/** `free` is the box that players pass over. */
function blank(handle: number, { start, body, end }: Box): void {
  writeSync(handle, Buffer.from('free'), 0, 4, start + 4);
  const zeros = Buffer.alloc(1 << 16);
  for (let at = body; at < end; at += zeros.length) writeSync(handle, zeros, 0, Math.min(zeros.length, end - at), at);
}

/** Version and flags are followed by the creation and modification times, 4 or 8 bytes each. */
function clearTimes(handle: number, { body, end }: Box): void {
  const bytes = read(handle, body, 1)[0] === 1 ? 16 : 8;
  if (body + 4 + bytes <= end) writeSync(handle, Buffer.alloc(bytes), 0, bytes, body + 4);
}

/** The times are followed by the time scale and the duration in its units. */
function durationOf(handle: number, { body }: Box): number | null {
  const bytes = read(handle, body, 32);
  if (bytes.length < 32) return null;
  const [scale, units] =
    bytes[0] === 1
      ? [bytes.readUInt32BE(20), Number(bytes.readBigUInt64BE(24))]
      : [bytes.readUInt32BE(12), bytes.readUInt32BE(16)];
  return scale > 0 && units > 0 ? Math.round((units / scale) * 1000) : null;
}

function readEntries(
  handle: number,
  { body, end }: Box,
  found: Mp4,
  next: (at: number, to: number) => Box | null,
): boolean {
  for (let at = body + 8; at + 8 <= end; ) {
    const entry = next(at, end);
    if (entry === null) return false;
    if (!playable.has(entry.type)) found.unplayable.push(entry.type);
    else if (/^(avc|vp|av)/.test(entry.type)) {
      found.hasVideo = true;
      const size = read(handle, entry.start + 32, 4);
      if (size.length === 4) Object.assign(found, { width: size.readUInt16BE(0), height: size.readUInt16BE(2) });
    }
    at = entry.end;
  }
  return true;
}
