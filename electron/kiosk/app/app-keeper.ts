import { proveApp, readAppState } from '../../../db/release/app/store.ts';
import { isOlderVersion } from '../../../db/release/manifest.ts';
import { detailsOf, type Log } from '../../service/http/log.ts';
import type { Heartbeats } from '../../supervision/heartbeats.ts';
import { installedProgram } from './launched.ts';

interface AppKeeperOptions {
  dataFolder: string;
  /** Of the running program. */
  version: string;
  /** Absent where no page is shown. */
  heartbeats: Pick<Heartbeats, 'calmMs'> | undefined;
  /** Ends this process; its supervisor starts the launcher again. */
  onRestart: () => void;
  log: Log;
  monotonicMs?: () => number;
}

const lookMs = 1_000;
/** How long a version shows the kiosk before it is proven. */
export const provingMs = 30_000;
/** How long nobody was at the screen before it goes dark for a restart. */
export const calmMs = 30_000;

/** Proves the running version, and restarts into a newer one when nobody is at the screen. @returns ends it */
export function keepApp(options: AppKeeperOptions): () => void {
  const { dataFolder, version, heartbeats, onRestart, log, monotonicMs = () => performance.now() } = options;
  if (installedProgram() === null) return () => {};
  const first = readAppState(dataFolder);
  log.info('app-started', {
    version,
    trial: first.trial !== null && first.current === version,
    failed: first.failed?.version ?? null,
  });
  let shownAtMs: number | null = null;
  const look = (): void => {
    const state = readAppState(dataFolder);
    const isCalmMs = heartbeats ? heartbeats.calmMs : Number.POSITIVE_INFINITY;
    if (isCalmMs !== null) shownAtMs ??= monotonicMs();
    if (state.trial !== null && state.current === version) {
      if (shownAtMs === null || monotonicMs() - shownAtMs < provingMs) return;
      proveApp(dataFolder);
      log.info('app-proven', { version });
      return;
    }
    const { current } = state;
    // What was there at the start was passed over by the launcher, for a reason that a restart does not change.
    const isNew = current !== null && current !== first.current && isOlderVersion(version, current);
    if (!isNew || isCalmMs === null || isCalmMs < calmMs) return;
    log.info('app-restart', { version, next: current });
    clearInterval(timer);
    onRestart();
  };
  const timer = setInterval(() => {
    try {
      look();
    } catch (error) {
      log.warn('app-not-kept', { reason: detailsOf(error).reason });
    }
  }, lookMs).unref();
  return () => clearInterval(timer);
}
