import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from '../e2e/support/display.ts';
import { type Fault, limits } from './fault-list.ts';
import { SupervisedKiosk } from './kiosk.ts';
import type { Sight } from './screen-sight.ts';
import { type Moment, Watcher } from './watcher.ts';

/** What came of one fault. */
export interface Trial {
  fault: string;
  /** What is allowed: that of `limits`, longer by as much as the machine was slower than its own processors. */
  limitS: number;
  /** By how much at most, while it was watched; 1 on a machine that is the test's own. */
  slowness: number;
  /** What the screen showed, in this order. */
  saw: Sight[];
  samples: number;
  /** From the fault until content stands for good, as the screen shows it; 0 where it never left. */
  awayS: number;
  /** From the fault until the kiosk says that it is whole; null where nothing has to be said. */
  backS: number | null;
  /** What is wrong with it; empty when it holds. */
  wrongs: string[];
}

const startMs = 40_000;
const patienceMs = 20_000;
/** The screen is watched for this long after all seems well. */
const afterMs = 1_500;

/** Starts a kiosk, lets the fault happen, and watches the screen until the kiosk is whole. */
export async function tryFault(fault: Fault, display: Display, dataFolder: string, evidence: string): Promise<Trial> {
  const kiosk = SupervisedKiosk.start(display, dataFolder);
  const watcher = new Watcher(display.folder, evidence);
  try {
    await watcher.content(startMs, 1_000);
    const before = kiosk.log().length;
    const wallMs = Date.now();
    const atMs = performance.now();
    const undo = await fault.strike(kiosk);
    const backMs = await untilWhole(kiosk, fault, before, wallMs);
    await watcher.content(patienceMs);
    await sleep(afterMs);
    const moments = watcher.since(atMs);
    undo?.();
    return judge({ fault, moments, atMs, backMs });
  } finally {
    watcher.stop();
    await kiosk.end();
  }
}

/** @returns milliseconds from the fault to the line that says so; null where no line is expected; NaN where none came */
async function untilWhole(
  kiosk: SupervisedKiosk,
  fault: Fault,
  before: number,
  wallMs: number,
): Promise<number | null> {
  if (!fault.noticed) {
    await sleep(limits[fault.befalls] * 1_000);
    return null;
  }
  const endMs = performance.now() + patienceMs;
  while (performance.now() < endMs) {
    const lines = kiosk.log().slice(before);
    const noticed = lines.findIndex(
      ({ event, reason }) => event === fault.noticed && (fault.reason === undefined || reason === fault.reason),
    );
    const whole = fault.whole ? lines.findIndex(({ event }, at) => at > noticed && event === fault.whole) : noticed;
    const line = noticed >= 0 ? lines[whole] : undefined;
    if (line) return Date.parse(line.time) - wallMs;
    await sleep(50);
  }
  return Number.NaN;
}

interface Seen {
  fault: Fault;
  moments: Moment[];
  atMs: number;
  backMs: number | null;
}

function judge({ fault, moments, atMs, backMs }: Seen): Trial {
  const slow = Math.max(1, ...moments.map(({ slowness }) => slowness));
  const saw = moments.map(({ sight }) => sight).filter((sight, at, all) => sight !== all[at - 1]);
  const last = moments.findLast(({ sight }) => sight !== 'content');
  const awayS = last ? (last.atMs - atMs) / 1_000 : 0;
  const backS = backMs === null ? null : backMs / 1_000;
  const limitS = limits[fault.befalls] * slow;
  const wrongs: string[] = [];
  if (saw.includes('foreign')) wrongs.push('something else was seen');
  if (saw.includes('black')) wrongs.push('the empty display was seen');
  if (Math.max(awayS, backS ?? 0) > limitS) wrongs.push(`away for more than ${limitS.toFixed(1)} s`);
  if (Number.isNaN(backS)) wrongs.push('the log does not say that it was dealt with');
  return { fault: fault.name, limitS, slowness: slow, saw, samples: moments.length, awayS, backS, wrongs };
}
