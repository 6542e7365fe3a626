import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../http/log.ts';
import type { StickInstallResult } from '../release-job.ts';
import { kindOf, type Place } from './drives.ts';

/** Times in milliseconds. */
export const stickTimes = {
  /** How often is looked for sticks: the table of mounts, and the names on each. */
  lookMs: 3_000,
  /** How long somebody else who changes the releases is left alone. */
  busyMs: 30_000,
} as const;

/** Of more packages than this on one stick, the last by name are looked at. */
const maxFiles = 50;

/** Packages on a stick. `fresh`: names of those that were not tried since it was plugged in. */
export interface StickPackages {
  stick: string;
  folder: string;
  files: string[];
  fresh: string[];
}

export interface StickWatchOptions {
  places: () => Promise<Place[]>;
  /** In a thread of its own; never throws for a reason that lies with the stick. */
  install: (packages: StickPackages, signal: AbortSignal) => Promise<StickInstallResult>;
  onNews: (news: StickInstallResult['news']) => void;
  now: () => number;
  log: Log;
}

export interface StickWatch {
  /** To be called every `lookMs`; while a stick is worked on, nothing happens. */
  look(): Promise<void>;
  /** Breaks off what is under way, and waits for its end. */
  close(): Promise<void>;
}

/** What is remembered of a stick as long as it is plugged in. A trace is a file's name, size and date. */
interface Stick {
  seen: ReadonlySet<string>;
  tried: Set<string>;
  restUntilMs: number;
}

/**
 * Handles packages on plugged-in sticks. A file is tried when it was unchanged at two checks, so that it is no longer
 * being written, and once: a refused file is tried again only when the stick is plugged in again.
 */
export function watchSticks({ places, install, onNews, now, log }: StickWatchOptions): StickWatch {
  const sticks = new Map<string, Stick>();
  const stop = new AbortController();
  let work: Promise<void> | null = null;

  const lookAt = async ({ id, name, folder }: Place): Promise<void> => {
    const stick = sticks.get(id) ?? { seen: new Set(), tried: new Set(), restUntilMs: 0 };
    sticks.set(id, stick);
    const found = await packagesOn(folder);
    const traces = new Set(found.keys());
    const isSettled = [...traces].every((trace) => stick.seen.has(trace));
    stick.seen = traces;
    const fresh = [...found].filter(([trace]) => !stick.tried.has(trace));
    if (!isSettled || fresh.length === 0 || now() < stick.restUntilMs) return;
    const names = { files: [...found.values()], fresh: fresh.map(([, name]) => name) };
    const { news, isBusy } = await install({ stick: name, folder, ...names }, stop.signal);
    if (isBusy) stick.restUntilMs = now() + stickTimes.busyMs;
    else for (const trace of traces) stick.tried.add(trace);
    if (news.length > 0) onNews(news);
  };

  const lookAtAll = async (): Promise<void> => {
    const there = await places();
    for (const id of sticks.keys()) if (!there.some((place) => place.id === id)) sticks.delete(id);
    for (const place of there) if (!stop.signal.aborted) await lookAt(place);
  };

  return {
    async look() {
      if (work !== null || stop.signal.aborted) return;
      work = lookAtAll().catch((error: Error) => {
        if (!stop.signal.aborted) log.warn('sticks-unseen', { reason: error.message });
      });
      await work;
      work = null;
    },
    async close() {
      stop.abort();
      await work;
    },
  };
}

/** Of a release, or of the program. */
const isPackage = (name: string): boolean => {
  const kind = kindOf(name);
  return kind === 'release' || kind === 'app';
};

/** The packages on a stick by their traces; none where the stick does not answer any more. */
async function packagesOn(folder: string): Promise<Map<string, string>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && isPackage(entry.name)).map(({ name }) => name);
    const found = names
      .toSorted()
      .slice(-maxFiles)
      .map(async (name): Promise<[string, string]> => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return [`${name} ${size} ${mtimeMs}`, name];
      });
    return new Map(await Promise.all(found));
  } catch {
    return new Map();
  }
}
