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
 * Releases by the thread that the kiosk uses: the built-in content published, then 100,000 claims and 5 GB of media; these
 * carried to another kiosk, left for the release before, taken up again, and pruned.
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
    return [...small, ...large, ...(await measureCarrying(ground, branch))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Releases 2 (small) and 3 (large) go to a second kiosk. */
async function measureCarrying(ground: ReleaseGround, dataFolder: string): Promise<Measure[]> {
  mkdirSync(join(dataFolder, 'workshop'), { recursive: true });
  const branch = { ...ground, dataFolder };
  const [small, large] = [`${dataFolder}-2.esimde`, `${dataFolder}-3.esimde`];
  await measureJob('', ground, { kind: 'export', sequence: 2, out: small }, null);
  await measureJob('', branch, { kind: 'install', file: small, allowOlder: false }, null);
  const measures = [
    ...(await measureJob('export: the large release', ground, { kind: 'export', sequence: 3, out: large }, null)),
    ...(await measureJob('install: the same', branch, { kind: 'install', file: large, allowOlder: false }, null)),
    ...(await measureJob('roll back: from it', branch, { kind: 'rollback', to: 2 }, null)),
    ...(await measureJob('roll back: to it', branch, { kind: 'rollback', to: 3 }, null)),
  ];
  for (const to of [2, 1]) await measureJob('', branch, { kind: 'rollback', to }, null);
  return [...measures, measurePruning(dataFolder)];
}

function measurePruning(dataFolder: string): Measure {
  const startMs = performance.now();
  const [pruned] = pruneReleases(dataFolder, 2);
  const value = performance.now() - startMs;
  if (pruned !== '0003') throw new Error('the large release was not pruned');
  return { name: 'prune: it', value, unit: 'ms', limit: null };
}

function groundOf(dataFolder: string): ReleaseGround {
  const keys = join(dataFolder, 'workshop', 'keys');
  mkdirSync(keys, { recursive: true });
  const created = createKeys(join(keys, 'museum.pem'), passphrase);
  if (!created.ok) throw new Error('the key is taken');
  return {
    ...{ dataFolder, builtinFolder: builtinReleaseFolder(project), pageFolder: join(project, 'dist', 'renderer') },
    ...{ version: '0.1.0', trustedKeys: [created.publicKey], revokedKeys: [], releasesKept: 5 },
  };
}

/** Of the whole process in which the thread runs: how long it takes, its memory, and how long others wait. */
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
    { name: '  memory of it and of the kiosk', value: peakMb, unit: 'MB', limit: 400 },
    {
      ...{ name: '  others wait meanwhile, p95', value: quantile(waitsMs, 0.95), unit: 'ms' as const, limit: 50 },
      against: `longest ${quantile(waitsMs, 1).toFixed(0)} ms`,
    },
  ];
}

/** How long whoever asked this process had to wait, and the most memory that it had. */
interface Watched {
  waitsMs: number[];
  peakMb: number;
}

/** Looks at this process every 5 ms, until the end. */
function watchProcess(): { end(): Watched } {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, ownMb());
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb };
    },
  };
}

/** What belongs to the process alone: pages of a film that the system keeps for it are the system's to take back. */
function ownMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib ?? 0) / 1024;
}
