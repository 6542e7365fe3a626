import { landSource, openLandWorker } from './land-source.ts';
import type { LandPicture } from './paint-land.ts';

interface Reply {
  id: number;
  bitmap?: ImageBitmap | null;
  error?: string;
}

interface Waiting {
  resolve(bitmap: ImageBitmap | null): void;
  reject(error: Error): void;
}

let worker: Worker | null = null;
let lastId = 0;
const waiting = new Map<number, Waiting>();

let painted: Promise<unknown> = Promise.resolve();

/**
 * Paints in the worker, one picture at a time: a visitor who leaves screens faster than their land is painted must not leave
 * a queue of pictures that no one will see. @throws when the land cannot be loaded, the browser refuses the worker, or
 * `signal` is aborted before its turn
 */
export function paintInWorker(picture: LandPicture, signal: AbortSignal): Promise<ImageBitmap> {
  const turn = painted.then(async () => {
    signal.throwIfAborted();
    const bitmap = await ask(picture);
    if (!bitmap) throw new Error('no picture');
    return bitmap;
  });
  painted = turn.catch(() => {});
  return turn;
}

/** Loads the land's data before a screen shows it. */
export async function preloadLand(): Promise<void> {
  await ask(null);
}

async function ask(picture: LandPicture | null): Promise<ImageBitmap | null> {
  const source = await landSource();
  worker ??= openWorker();
  const id = ++lastId;
  worker.postMessage({ id, source, picture });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

function openWorker(): Worker {
  const opened = openLandWorker();
  opened.onmessage = ({ data: { id, bitmap, error } }: MessageEvent<Reply>) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(bitmap ?? null);
    else asked?.reject(new Error(error));
  };
  opened.onerror = ({ message }) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error(message || 'the worker did not start'));
    waiting.clear();
  };
  return opened;
}
