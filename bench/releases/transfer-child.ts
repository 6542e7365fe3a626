import { folderName } from '../../db/release/manifest.ts';
import { pruneReleases } from '../../db/release/store/installed.ts';
import type { ReleaseGround } from '../../electron/service/workshop/release-job.ts';
import type { Measure } from '../measure.ts';
import { measureJob, runJob } from './watched-job.ts';

export interface Transfer {
  branch: ReleaseGround;
  /** Packages. */
  small: string;
  whole: string;
  /** Their sequences. */
  lastSmall: number;
  large: number;
}

/** A second kiosk, in a process that has published nothing: installs both releases, rolls back and prunes. */
async function measureSecondKiosk({ branch, small, whole, lastSmall, large }: Transfer): Promise<Measure[]> {
  await runJob(branch, { kind: 'install', file: small, allowOlder: false });
  const measures = [
    ...(await measureJob('install: the large release', branch, { kind: 'install', file: whole, allowOlder: false })),
    ...(await measureJob('roll back: from the large release', branch, { kind: 'rollback', to: lastSmall })),
  ];
  await runJob(branch, { kind: 'rollback', to: 1 });
  return [...measures, measurePruning(branch.dataFolder, large)];
}

function measurePruning(dataFolder: string, large: number): Measure {
  const startMs = performance.now();
  const [pruned] = pruneReleases(dataFolder, 2);
  const value = performance.now() - startMs;
  if (pruned !== folderName(large)) throw new Error('the large release was not pruned');
  return { name: 'prune: the large release', value, unit: 'ms', limit: null };
}

const [, , transfer = ''] = process.argv;
if (import.meta.main) {
  process.send?.(await measureSecondKiosk(JSON.parse(transfer)));
  process.disconnect?.();
}
