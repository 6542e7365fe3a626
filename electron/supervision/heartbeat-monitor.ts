import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { heartbeatMs } from './heartbeat-sender.ts';
import { measureLoad } from './load-factor.ts';

const lookMs = 100;

/** Times in milliseconds. */
const silenceTimes = {
  /** From a kiosk's start to its first heartbeat. */
  startMs: 15_000,
  /** Between two heartbeats after that. */
  silentMs: 5 * heartbeatMs,
} as const;

export interface HeartbeatListener {
  onFirstBeat?: () => void;
  /** Called once, when heartbeats are missing. */
  onSilent: () => void;
  /** How long to wait for the first heartbeat. */
  startMs?: number;
}

/**
 * Listens to the heartbeats of a child process.
 *
 * @param pipe number of the stream on which they arrive
 */
export function monitorHeartbeat(
  child: ChildProcess,
  pipe: number,
  { onFirstBeat, onSilent, startMs = silenceTimes.startMs }: HeartbeatListener,
): void {
  const beganMs = performance.now();
  let heardMs: number | null = null;
  let lookedMs = beganMs;
  let excusedMs = 0;
  const load = measureLoad(() => performance.now(), lookMs);
  const stream = child.stdio[pipe] as Readable;
  stream
    .on('error', () => undefined)
    .on('data', () => {
      if (heardMs === null) onFirstBeat?.();
      heardMs = performance.now();
      excusedMs = 0;
    });
  const timer = setInterval(() => {
    load.look();
    const now = performance.now();
    // While this process was stopped or starved, it could not listen.
    excusedMs += Math.max(0, now - lookedMs - 2 * lookMs);
    lookedMs = now;
    const silentMs = now - (heardMs ?? beganMs) - excusedMs;
    if (silentMs < (heardMs === null ? startMs : silenceTimes.silentMs) * load.factor) return;
    clearInterval(timer);
    onSilent();
  }, lookMs);
  child.once('exit', () => clearInterval(timer));
}
