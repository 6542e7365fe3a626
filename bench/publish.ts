import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtinReleaseFolder } from '../db/release/store/builtin-folder.ts';
import { pruneReleases } from '../db/release/store/installed.ts';
import { createKeys } from '../db/release/trust/keys.ts';
import { type ReleaseGround, type ReleaseJob, runReleaseJob } from '../electron/service/workshop/release-job.ts';
import { project } from '../test-support/release/release.ts';
import { largeSize, prepareWorkshop } from './large-workshop.ts';
import { type Measure, quantile } from './measure.ts';

const by = { account: 'bench', name: 'Bench' };
const passphrase = 'a long enough passphrase';
const worker = pathToFileURL(join(project, 'dist', 'workshop', 'releases.js'));

/**
 * Release jobs in the thread that the kiosk uses: publishing the built-in content, then 100,000 claims with 5 GB of media;
 * the large release is transferred to another kiosk, rolled back from and to, and pruned.
 */
export async function measurePublish(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    const [museum, branch] = [join(folder, 'museum'), join(folder, 'branch')];
    prepareWorkshop('small', museum);
    const ground = groundOf(museum);
    const publish = { kind: 'publish', key: 'museum', passphrase } as const;
    const small = await measureJob('publish: the built-in content', ground, publish, 3_000);
    prepareWorkshop('large', museum);
    const large = await measureJob('publish: a large workshop', ground, publish, 60_000, largeSize);
    return [...small, ...large, ...(await measureTransfer(ground, branch))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Transfers releases 2 (small) and 3 (large) to a second kiosk. */
async function measureTransfer(ground: ReleaseGround, dataFolder: string): Promise<Measure[]> {
  mkdirSync(join(dataFolder, 'workshop'), { recursive: true });
  const branch = { ...ground, dataFolder };
  const [small, large] = [`${dataFolder}-2.esimde`, `${dataFolder}-3.esimde`];
  await measureJob('', ground, { kind: 'export', sequence: 2, out: small }, null);
  await measureJob('', branch, { kind: 'install', file: small, allowOlder: false }, null);
  const measures = [
    ...(await measureJob('export: the large release', ground, { kind: 'export', sequence: 3, out: large }, null)),
    ...(await measureJob(
      'install: the large release',
      branch,
      { kind: 'install', file: large, allowOlder: false },
      null,
    )),
    ...(await measureJob('roll back: from the large release', branch, { kind: 'rollback', to: 2 }, null)),
    ...(await measureJob('roll back: to the large release', branch, { kind: 'rollback', to: 3 }, null)),
  ];
  for (const to of [2, 1]) await measureJob('', branch, { kind: 'rollback', to }, null);
  return [...measures, measurePruning(dataFolder)];
}

function measurePruning(dataFolder: string): Measure {
  const startMs = performance.now();
  const [pruned] = pruneReleases(dataFolder, 2);
  const value = performance.now() - startMs;
  if (pruned !== '0003') throw new Error('the large release was not pruned');
  return { name: 'prune: the large release', value, unit: 'ms', limit: null };
}

function groundOf(dataFolder: string): ReleaseGround {
  const keys = join(dataFolder, 'workshop', 'keys');
  mkdirSync(keys, { recursive: true });
  const created = createKeys(join(keys, 'museum.pem'), passphrase);
  if (!created.ok) throw new Error('the key file exists already');
  return {
    ...{ dataFolder, builtinFolder: builtinReleaseFolder(project), pageFolder: join(project, 'dist', 'renderer') },
    ...{ version: '0.1.0', trustedKeys: [created.value.publicKey], revokedKeys: [], releasesKept: 5 },
  };
}

/** Duration, memory and blocking of the whole process in which the thread runs. */
async function measureJob(
  name: string,
  ground: ReleaseGround,
  job: ReleaseJob,
  limit: number | null,
  against = '',
): Promise<Measure[]> {
  const watch = watchProcess();
  const startMs = performance.now();
  const outcome = await runReleaseJob(worker, { ground, by, job });
  const value = performance.now() - startMs;
  const { waitsMs, peakMb } = watch.end();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return [
    { name, value, unit: 'ms', limit, against },
    { name: '  memory of the process', value: peakMb, unit: 'MB', limit: 400 },
    {
      ...{
        name: '  event loop blocked meanwhile, p95',
        value: quantile(waitsMs, 0.95),
        unit: 'ms' as const,
        limit: 50,
      },
      against: `longest ${quantile(waitsMs, 1).toFixed(0)} ms`,
    },
  ];
}

/** How long the event loop of this process was blocked, and its peak memory. */
interface Watched {
  waitsMs: number[];
  peakMb: number;
}

/** Samples this process every 5 ms. */
function watchProcess(): { end(): Watched } {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, anonymousMb());
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb };
    },
  };
}

/** Anonymous memory only: the system can reclaim cached pages of files. */
function anonymousMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib ?? 0) / 1024;
}
