import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Refusal } from '../trust/verify.ts';
import type { PlaceReason } from './refusal.ts';

/** Where a copy of the channel is. */
export interface ChannelPlace {
  /** As the settings, the log and staff know it. */
  name: string;
  /** `https:`, `http:` or `file:`, with a slash at its end. */
  url: string;
}

/** How slow a place may be: at least `minBytes` in each window. */
export interface Patience {
  windowMs: number;
  minBytes: number;
}

const usualPatience: Patience = { windowMs: 30_000, minBytes: 4096 };

/** A place that gives no valid file; caught by the modules of this folder. */
export class PlaceFault extends Error {
  readonly refusal: Refusal<PlaceReason>;

  constructor(reason: PlaceReason, detail = '') {
    super(`${reason} ${detail}`);
    this.refusal = { reason, detail };
  }
}

interface Reading {
  signal?: AbortSignal | undefined;
  patience?: Patience | undefined;
}

/** What a place sends of a file. */
interface Source {
  /** Position of the first byte: 0 where the place cannot resume. */
  start: number;
  chunks: AsyncIterable<Uint8Array>;
}

/**
 * Reads a file of a place from a position on, in chunks.
 *
 * @param onStart called with the position of the first byte before the first chunk
 * @throws {PlaceFault} where the place fails; `onStart` and the consumer's errors pass through
 */
export async function* readFrom(
  url: string,
  offset: number,
  onStart: (start: number) => Promise<void> | void,
  { signal, patience = usualPatience }: Reading,
): AsyncGenerator<Uint8Array> {
  const pace = watchPace(patience);
  const any = signal ? AbortSignal.any([signal, pace.signal]) : pace.signal;
  const faultOf = (error: unknown): unknown => {
    if (signal?.aborted || error instanceof PlaceFault) return signal?.aborted ? signal.reason : error;
    return pace.signal.aborted ? new PlaceFault('too-slow') : new PlaceFault('unreachable', codeOf(error));
  };
  try {
    const open = url.startsWith('file:') ? openFile : openHttp;
    const { start, chunks } = await open(url, offset, any).catch((error: unknown) => {
      throw faultOf(error);
    });
    await onStart(start);
    const iterator = chunks[Symbol.asyncIterator]();
    try {
      while (true) {
        const next = await iterator.next().catch((error: unknown) => {
          throw faultOf(error);
        });
        if (next.done) return;
        pace.got(next.value.length);
        yield next.value;
      }
    } finally {
      await iterator.return?.().catch(() => {});
    }
  } finally {
    pace.stop();
  }
}

async function openFile(url: string, offset: number, signal: AbortSignal): Promise<Source> {
  const path = fileURLToPath(url);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw missing.includes(error.code ?? '') ? new PlaceFault('not-there') : error;
  });
  // A pipe would block for good.
  if (!found.isFile()) throw new PlaceFault('not-there');
  return { start: offset, chunks: createReadStream(path, { start: offset, highWaterMark: 1 << 18, signal }) };
}

const missing = ['ENOENT', 'ENOTDIR'];

/** Redirects are refused: the settings name the place itself. */
async function openHttp(url: string, offset: number, signal: AbortSignal): Promise<Source> {
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (offset > 0) headers.range = `bytes=${offset}-`;
  const response = await fetch(url, { headers, signal, redirect: 'error', cache: 'no-store' });
  const { status, body } = response;
  if (status === 404 || status === 403 || status === 410) throw new PlaceFault('not-there', String(status));
  if (body === null || (status !== 200 && status !== 206)) throw new PlaceFault('unreachable', String(status));
  if (status === 200) return { start: 0, chunks: body };
  const start = Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]);
  if (start !== offset) throw new PlaceFault('unreachable', 'content-range');
  return { start, chunks: body };
}

/** A server that sends a byte now and then must not hold a kiosk for ever. */
function watchPace({ windowMs, minBytes }: Patience): { signal: AbortSignal; got(bytes: number): void; stop(): void } {
  const slow = new AbortController();
  let received = 0;
  const timer = setInterval(() => {
    if (received < minBytes) slow.abort();
    received = 0;
  }, windowMs);
  return {
    signal: slow.signal,
    got: (bytes) => {
      received += bytes;
    },
    stop: () => clearInterval(timer),
  };
}

/** The error code of the system, or of the connection below `fetch`. */
function codeOf(error: unknown): string {
  const { code, cause, name } = error as { code?: unknown; cause?: { code?: unknown }; name?: string };
  return String(cause?.code ?? code ?? name ?? 'unknown');
}

/** A whole file in memory. @throws {PlaceFault} */
export async function readWhole(url: string, maxBytes: number, reading: Reading): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of readFrom(url, 0, () => {}, reading)) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new PlaceFault('too-large', url.split('/').at(-1));
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
