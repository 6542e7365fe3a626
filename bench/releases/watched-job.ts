import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ReleaseGround, type ReleaseJob, runReleaseJob } from '../../electron/service/workshop/release-job.ts';
import { project } from '../../test-support/release/release.ts';
import { type Measure, quantile } from '../measure.ts';
import { type Watched, watchProcess } from '../watch-process.ts';

const by = { account: 'bench', name: 'Bench' };
const worker = pathToFileURL(join(project, 'dist', 'workshop', 'releases.js'));

/** Duration, memory and blocking of the whole process in which the thread runs. */
export async function measureJob(name: string, ground: ReleaseGround, job: ReleaseJob): Promise<Measure[]> {
  const { value, ...watched } = await runJob(ground, job);
  return [{ name, value, unit: 'ms', limit: null }, ...ofWatched(watched)];
}

export async function runJob(ground: ReleaseGround, job: ReleaseJob): Promise<Watched & { value: number }> {
  const watch = watchProcess(anonymousMb);
  const startMs = performance.now();
  const outcome = await runReleaseJob(worker, { ground, by, job });
  const value = performance.now() - startMs;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { value, ...watch.end() };
}

export const ofWatched = ({ waitsMs, peakMb }: Watched): Measure[] => [
  { name: '  memory of the process', value: peakMb, unit: 'MB', limit: 400 },
  {
    ...{ name: '  event loop blocked meanwhile, p95', value: quantile(waitsMs, 0.95), unit: 'ms', limit: 50 },
    against: `longest ${quantile(waitsMs, 1).toFixed(0)} ms`,
  },
];

/** Anonymous memory only: the system can reclaim cached pages of files. */
function anonymousMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib ?? 0) / 1024;
}
