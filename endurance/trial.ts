import { setTimeout as sleep } from 'node:timers/promises';
import type { Display } from '../e2e/support/display.ts';
import { type Fault, limits } from './fault-list.ts';
import { SupervisedKiosk } from './kiosk.ts';
import type { Sight } from './screen-sight.ts';
import { type Moment, Watcher } from './watcher.ts';

/** The result of one fault. */
export interface Trial {
  fault: string;
  /** The limit of the fault, multiplied by the load factor. */
  limitS: number;
  /** Maximum load factor during the trial; 1 on an idle machine. */
  slowness: number;
  /** What the screen showed, in order, without repetitions. */
  saw: Sight[];
  samples: number;
  /** From the fault to the last sample without content; 0 when content was always shown. */
  awayS: number;
  /** From the fault to the log event of the recovery; null when no event is expected. */
  backS: number | null;
  /** Whether the recovery took longer than the limit. */
  late: boolean;
  /** Why the trial failed whatever time it took; empty when it passed. */
  failures: string[];
}

const startMs = 40_000;
const patienceMs = 20_000;
/** The screen is watched for this long after the recovery. */
const afterMs = 1_500;

/** Starts a kiosk, causes the fault, and watches the screen until the kiosk has recovered. */
export async function tryFault(fault: Fault, display: Display, dataFolder: string, evidence: string): Promise<Trial> {
  const kiosk = SupervisedKiosk.start(display, dataFolder);
  const watcher = new Watcher(display.folder, evidence);
  try {
    await watcher.content(startMs, 1_000);
    const before = kiosk.log().length;
    const wallMs = Date.now();
    const atMs = performance.now();
    const undo = await fault.cause(kiosk);
    const backMs = await untilRecovered(kiosk, fault, before, wallMs);
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

/** @returns milliseconds from the fault to the log event; null when no event is expected; NaN when it did not come */
async function untilRecovered(
  kiosk: SupervisedKiosk,
  fault: Fault,
  before: number,
  wallMs: number,
): Promise<number | null> {
  if (!fault.detected) {
    await sleep(limits[fault.affects] * 1_000);
    return null;
  }
  const endMs = performance.now() + patienceMs;
  while (performance.now() < endMs) {
    const lines = kiosk.log().slice(before);
    const detected = lines.findIndex(
      ({ event, reason }) => event === fault.detected && (fault.reason === undefined || reason === fault.reason),
    );
    const recovered = fault.recovered
      ? lines.findIndex(({ event }, at) => at > detected && event === fault.recovered)
      : detected;
    const line = detected >= 0 ? lines[recovered] : undefined;
    if (line) return Date.parse(line.time) - wallMs;
    await sleep(50);
  }
  return Number.NaN;
}

interface Observation {
  fault: Fault;
  moments: Moment[];
  atMs: number;
  backMs: number | null;
}

function judge({ fault, moments, atMs, backMs }: Observation): Trial {
  const slow = Math.max(1, ...moments.map(({ slowness }) => slowness));
  const saw = moments.map(({ sight }) => sight).filter((sight, at, all) => sight !== all[at - 1]);
  const last = moments.findLast(({ sight }) => sight !== 'content');
  const awayS = last ? (last.atMs - atMs) / 1_000 : 0;
  const backS = backMs === null ? null : backMs / 1_000;
  const limitS = limits[fault.affects] * slow;
  const failures: string[] = [];
  if (saw.includes('foreign')) failures.push('the screen showed something foreign');
  if (saw.includes('black')) failures.push('the bare display was visible');
  if (Number.isNaN(backS)) failures.push('the log has no event of the recovery');
  const late = Math.max(awayS, backS ?? 0) > limitS;
  return { fault: fault.name, limitS, slowness: slow, saw, samples: moments.length, awayS, backS, late, failures };
}
