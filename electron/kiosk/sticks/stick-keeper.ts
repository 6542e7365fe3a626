import type { Log } from '../../service/http/log.ts';
import { type DrawByHost, type ReleaseGround, runReleaseJob } from '../../service/workshop/release-job.ts';
import { placesNow } from '../../service/workshop/releases/drives.ts';
import { keepStickReports } from '../../service/workshop/releases/stick-reports.ts';
import { stickTimes, watchSticks } from '../../service/workshop/releases/stick-watch.ts';

interface StickKeeperOptions {
  dataFolder: string;
  /** Folders from the settings that are treated like sticks. */
  folders: readonly string[];
  releaseWorker: URL;
  ground: () => ReleaseGround;
  draw: DrawByHost | undefined;
  log: Log;
}

/** Installs releases from plugged-in sticks while the kiosk runs. */
export function keepSticks({ dataFolder, folders, releaseWorker, ground, draw, log }: StickKeeperOptions): {
  close(): Promise<void>;
} {
  const watch = watchSticks({
    places: () => placesNow(folders),
    install: async ({ stick, ...packages }, signal) => {
      const by = { account: 'stick', name: stick };
      const job = { kind: 'from-stick', stick, ...packages } as const;
      const context = { signal, progress: () => {}, step: () => {} };
      const outcome = await runReleaseJob(releaseWorker, { ground: ground(), by, job }, context, draw);
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome.value;
    },
    onNews: (news) => {
      for (const { at: _at, ...each } of news) {
        log[each.outcome === 'refused' ? 'warn' : 'info']('stick-package', each);
      }
      keepStickReports(dataFolder, news);
    },
    now: () => performance.now(),
    log,
  });
  const looking = setInterval(() => void watch.look(), stickTimes.lookMs).unref();
  return {
    close: () => {
      clearInterval(looking);
      return watch.close();
    },
  };
}
