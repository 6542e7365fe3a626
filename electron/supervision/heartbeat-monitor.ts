import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { aliveMs } from './heartbeat-sender.ts';
import { measureSlowness } from './load-factor.ts';

const lookMs = 100;

/** Times in milliseconds. */
export const silenceTimes = {
  /** How long a kiosk may take from its start to its first word. */
  startMs: 15_000,
  /** How long it may be silent after that. */
  silentMs: 5 * aliveMs,
} as const;

export interface Listener {
  /** Called with its first word. */
  onWord?: () => void;
  onSilent: () => void;
  /** How long to wait for the first word; `Infinity` where it may have no voice. */
  startMs?: number;
}

/**
 * Listens to a process that says it lives, and calls `onSilent` once when it no longer does.
 *
 * @param pipe number of the stream that it speaks on
 */
export function listenFor(
  child: ChildProcess,
  pipe: number,
  { onWord, onSilent, startMs = silenceTimes.startMs }: Listener,
): void {
  const beganMs = performance.now();
  let heardMs: number | null = null;
  let lookedMs = beganMs;
  let excusedMs = 0;
  const slowness = measureSlowness(() => performance.now(), lookMs);
  const stream = child.stdio[pipe] as Readable;
  stream
    .on('error', () => undefined)
    .on('data', () => {
      if (heardMs === null) onWord?.();
      heardMs = performance.now();
      excusedMs = 0;
    });
  const timer = setInterval(() => {
    slowness.look();
    const now = performance.now();
    // While we ourselves were stopped or starved, we could not listen.
    excusedMs += Math.max(0, now - lookedMs - 2 * lookMs);
    lookedMs = now;
    const silentMs = now - (heardMs ?? beganMs) - excusedMs;
    if (silentMs < (heardMs === null ? startMs : silenceTimes.silentMs) * slowness.factor) return;
    clearInterval(timer);
    onSilent();
  }, lookMs);
  child.once('exit', () => clearInterval(timer));
}
