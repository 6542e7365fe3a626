import { setTimeout as sleep } from 'node:timers/promises';
import type { ChannelPlace } from '../../../db/release/channel/place.ts';
import type { ChannelState } from '../../../db/release/channel/state.ts';
import type { Log } from '../../service/http/log.ts';
import { type DrawByHost, type ReleaseGround, runReleaseJob } from '../../service/workshop/release-job.ts';
import { placesNow } from '../../service/workshop/releases/drives.ts';
import type { ChannelSettings } from '../settings/schema.ts';
import { channelPlaces } from './places.ts';
import { reportTo, type ShownNow } from './report.ts';

interface ChannelKeeperOptions {
  dataFolder: string;
  settings: ChannelSettings;
  /** Folders from the settings that are treated like sticks. */
  drives: readonly string[];
  releaseWorker: URL;
  ground: () => ReleaseGround;
  draw: DrawByHost | undefined;
  /** The trusted clock. */
  nowMs: () => number;
  shown: () => ShownNow;
  /** Whether uses are counted. */
  isCounting: boolean;
  /** The museum's zone, as in the setting `schedule`. */
  zone: string | null;
  log: Log;
}

/** How often is looked whether a place is due, or a stick was plugged in. */
const lookMs = 3_000;
const settleMs = 5_000;

/** Follows the channel of the settings while the kiosk runs. */
export function keepChannel(options: ChannelKeeperOptions): { close(): Promise<void> } {
  const { dataFolder, settings, drives, releaseWorker, ground, draw, nowMs, shown, isCounting, zone, log } = options;
  const rounds = planRounds({
    everyMs: settings.everyMinutes * 60_000,
    random: Math.random,
    monotonicMs: () => performance.now(),
  });
  const stop = new AbortController();
  let work: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const sticks = settings.places.includes('sticks') ? await placesNow(drives) : [];
    const places = channelPlaces(settings.places, sticks);
    const { due, resting } = rounds.next(places);
    if (due.length === 0) return;
    const job = {
      kind: 'follow',
      places: due,
      resting: resting.map(({ name }) => name),
      museum: settings.museum,
      nowMs: nowMs(),
    } as const;
    const by = { account: 'channel', name: due[0]?.name ?? '' };
    const context = { signal: stop.signal, progress: () => {}, step: () => {} };
    const outcome = await runReleaseJob(releaseWorker, { ground: ground(), by, job }, context, draw);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { state, installed, installedApp } = outcome.value;
    rounds.done(due, state);
    logRound(log, due, state, installed);
    if (installedApp !== null) log.info('app-installed', { version: installedApp, from: 'channel' });
    // The kiosk takes a new release over within a second.
    if (installed !== null) await sleep(settleMs, undefined, { signal: stop.signal });
    const { museum } = settings;
    const said = { dataFolder, museum, shown: shown(), isCounting, zone, nowMs: nowMs() };
    for (const refusal of await reportTo(places, said)) {
      log.info('report-not-written', refusal);
    }
  };
  const timer = setInterval(() => {
    work ??= look()
      .catch((error: Error) => {
        if (!stop.signal.aborted) log.warn('channel-failed', { reason: error.message });
      })
      .finally(() => {
        work = null;
      });
  }, lookMs).unref();
  return {
    close: async () => {
      clearInterval(timer);
      stop.abort();
      await work;
    },
  };
}

function logRound(log: Log, due: readonly ChannelPlace[], state: ChannelState, installed: string | null): void {
  const { refused, staleSince, places } = state;
  for (const { name, fault } of places) {
    if (fault !== null && due.some((place) => place.name === name))
      log.warn('channel-place', { place: name, ...fault });
  }
  if (installed !== null) log.info('channel-installed', { id: installed });
  if (refused !== null) log.warn('channel-refused', { ...refused, staleSince });
  if (state.app?.refused)
    log.warn('app-refused', { version: state.app.version, from: 'channel', ...state.app.refused });
}

interface PlanOptions {
  everyMs: number;
  /** From 0 to 1. */
  random: () => number;
  monotonicMs: () => number;
}

/** A place that fails is asked less and less often, down to once in this time. */
const longestRestMs = 6 * 3_600_000;
/** A kiosk starts before its network does. */
const firstMs = 20_000;

/** Which places are asked when. */
export interface RoundPlan {
  /** A place that is not known is due at once, so that a stick is read when it is plugged in. */
  next(places: readonly ChannelPlace[]): { due: ChannelPlace[]; resting: ChannelPlace[] };
  /** Notes how a round ended. */
  done(due: readonly ChannelPlace[], state: Pick<ChannelState, 'places'>): void;
}

/** Kiosks of one museum must not ask at the same moment: each interval varies by a tenth. */
export function planRounds({ everyMs, random, monotonicMs }: PlanOptions): RoundPlan {
  const known = new Map<string, { failures: number; atMs: number }>();
  const startMs = monotonicMs() + firstMs * (1 + random());
  return {
    next(places) {
      for (const url of known.keys()) if (!places.some((place) => place.url === url)) known.delete(url);
      const now = monotonicMs();
      const isDue = ({ url }: ChannelPlace): boolean => now >= (known.get(url)?.atMs ?? startMs);
      return { due: places.filter(isDue), resting: places.filter((place) => !isDue(place)) };
    },
    done(due, { places }) {
      for (const { url, name } of due) {
        const hasFailed = places.some((place) => place.name === name && place.fault !== null);
        const failures = hasFailed ? (known.get(url)?.failures ?? -1) + 1 : 0;
        const restMs = Math.min(longestRestMs, everyMs * 2 ** failures);
        known.set(url, { failures, atMs: monotonicMs() + Math.max(everyMs, restMs) * (0.9 + 0.2 * random()) });
      }
    },
  };
}
