import type { PageFault, RenderingReason } from '../electron/supervision/page-fault.ts';
import type { LogLine } from './kiosk.ts';
import type { Life, Sample } from './life.ts';

/** A condition that must hold over a long time. */
export interface Check {
  name: string;
  /** Why it fails; null when it holds. */
  wrong: string | null;
}

/** Share of the time that counts as warm-up: caches fill, code is compiled. */
const warmUp = 0.3;

/** Over fewer simulated hours the slope of the memory shows only warm-up, so it is printed and not checked. */
const minHours = 6;

/** Resident memory settles later than the heap, because it includes the browser's pictures and layers. */
const minHoursOfMemory = 24;

const limits = { growthMbPerHour: 1, handlesPerHour: 1, memoryMb: 2_500, logMb: 6, profileMb: 200 } as const;

/** Log events that indicate a fault. */
const faultEvents = /lost|ended|silent|step|unexpected/;

/**
 * Load factor (electron/supervision/load-factor.ts) above which a hung page cannot be distinguished from a starved one. Losses
 * at a higher load are printed and do not fail the run.
 */
const overloaded = 1.5;

const steadyOf = ({ samples }: Life): Sample[] => samples.slice(Math.floor(samples.length * warmUp));
const growth = (life: Life, of: (sample: Sample) => number): Growth =>
  growthOf(steadyOf(life).map((sample) => ({ hour: sample.hour, value: of(sample) })));

const total = ({ residentMb }: Sample): number => Object.values(residentMb).reduce((sum, mb) => sum + mb, 0);

/** A table of each count: after warm-up, at the end, and its growth per hour. */
export function tableOf(life: Life): string[] {
  const steady = steadyOf(life);
  const [first, last] = [steady[0], steady.at(-1)];
  if (!first || !last) return ['The run ended before the first census.'];
  const line = (name: string, of: (sample: Sample) => number, unit: string): string => {
    const { perHour, surely } = growth(life, of);
    const cells = [of(first).toFixed(1), of(last).toFixed(1), perHour.toFixed(2), surely.toFixed(2)];
    return `${name.padEnd(44)}${cells.map((cell) => cell.padStart(9)).join('')}  ${unit}`;
  };
  const hours = `${last.hour.toFixed(1)} simulated hours in ${(life.tookMs / 60_000).toFixed(1)} minutes`;
  return [
    `${hours}, ${life.visits} visits, ${life.samples.length} censuses`,
    `${'(first: after warm-up)'.padEnd(44)}    first     last per hour  surely`,
    line('heap of the page', ({ heapMb }) => heapMb, 'MB'),
    line('nodes of the page', ({ nodes }) => nodes, ''),
    ...Object.keys(last.residentMb).map((role) =>
      line(`resident: ${role}`, ({ residentMb }) => residentMb[role] ?? 0, 'MB'),
    ),
    line('resident: all', total, 'MB'),
    line('handles', ({ handles }) => handles, ''),
    line('log', ({ logMb }) => logMb, 'MB'),
    line('profile of the browser', ({ profileMb }) => profileMb, 'MB'),
  ];
}

/** Judges a run by its counts, the page's errors and the log. */
export function judge(life: Life, log: readonly LogLine[]): Check[] {
  const last = life.samples.at(-1);
  const hours = last?.hour ?? 0;
  const faults = faultsOf(log).map(({ event }) => event);
  const grows = (name: string, of: (sample: Sample) => number, limit: number, minimum = minHours): Check[] => {
    if (hours < minimum) return [];
    const { perHour, surely } = growth(life, of);
    const wrong = surely > limit ? `${perHour.toFixed(1)} an hour, at least ${surely.toFixed(1)}` : null;
    return [{ name: `${name} grows by at most ${limit} an hour`, wrong }];
  };
  const bounded = (name: string, mb: number | undefined, limit: number): Check => ({
    name: `${name} stays under ${limit} MB`,
    wrong: mb !== undefined && mb <= limit ? null : `${mb?.toFixed(1)} MB`,
  });
  return [
    { name: 'no error in the page', wrong: summaryOf(life.errors) },
    { name: 'no fault in the log', wrong: summaryOf(faults) },
    ...grows('heap (MB)', ({ heapMb }) => heapMb, limits.growthMbPerHour),
    ...grows('memory (MB)', total, limits.growthMbPerHour, minHoursOfMemory),
    ...grows('handles', ({ handles }) => handles, limits.handlesPerHour),
    bounded('memory', last && total(last), limits.memoryMb),
    bounded('the log', last?.logMb, limits.logMb),
    bounded("the browser's profile", last?.profileMb, limits.profileMb),
  ];
}

/** After a step the end of the browser and the loss of the page within this time are its consequences. */
const consequenceMs = 2_000;

/** The fault lines of the log, except excused ones, steps to a better rendering, and the consequences of both. */
function faultsOf(log: readonly LogLine[]): LogLine[] {
  let excusedMs = Number.NEGATIVE_INFINITY;
  return log.filter((line) => {
    if (!faultEvents.test(line.event)) return false;
    const atMs = Date.parse(line.time);
    const improves = line.event === 'rendering-step' && line.reason === ('calm' satisfies RenderingReason);
    if (isExcused(line) || improves) excusedMs = atMs;
    return atMs - excusedMs > consequenceMs;
  });
}

/** Whether a watchdog acted on an overloaded machine. */
export function isExcused({ event, reason, slowness }: LogLine): boolean {
  const isWatchdog = event === 'browser-silent' || (event === 'page-lost' && reason === ('hung' satisfies PageFault));
  return isWatchdog && typeof slowness === 'number' && slowness > overloaded;
}

const summaryOf = (all: readonly string[]): string | null =>
  all.length === 0 ? null : `${all.length}: ${[...new Set(all)].slice(0, 3).join(' | ')}`;

/** A value at a simulated hour. */
interface Point {
  hour: number;
  value: number;
}

/** How much a value grows in an hour. */
interface Growth {
  perHour: number;
  /** Lower bound of the growth at 95 % confidence: what short and noisy series can show. */
  surely: number;
}

/** One-sided, 95 %, of the normal distribution. */
const z = 1.645;

/**
 * The median of the slopes between all pairs of points (Theil and Sen), which is robust against outliers such as a late
 * garbage collection; its lower bound by the variance of Kendall's S (Sen, 1968, "Estimates of the
 * regression coefficient based on Kendall's tau", section 5).
 */
function growthOf(points: readonly Point[]): Growth {
  const n = points.length;
  const slopes = points
    .flatMap((from, index) => points.slice(index + 1).map((to) => (to.value - from.value) / (to.hour - from.hour)))
    .toSorted((a, b) => a - b);
  const spread = z * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const rank = Math.max(0, Math.floor((slopes.length - spread) / 2));
  return { perHour: slopes[Math.floor(slopes.length / 2)] ?? 0, surely: slopes[rank] ?? 0 };
}
