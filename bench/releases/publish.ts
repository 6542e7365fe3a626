import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderName } from '../../db/release/manifest.ts';
import { builtinReleaseFolder } from '../../db/release/store/builtin-folder.ts';
import { pruneReleases } from '../../db/release/store/installed.ts';
import { createKeys } from '../../db/release/trust/keys.ts';
import { type ReleaseGround, type ReleaseJob, runReleaseJob } from '../../electron/service/workshop/release-job.ts';
import { project } from '../../test-support/release/release.ts';
import { compare, timed } from '../compare.ts';
import { type Measure, quantile } from '../measure.ts';
import { copyAndHash, newestRelease } from './copied.ts';
import { largeSize, prepareWorkshop } from './large-workshop.ts';

const by = { account: 'bench', name: 'Bench' };
const passphrase = 'a long enough passphrase';
const worker = pathToFileURL(join(project, 'dist', 'workshop', 'releases.js'));

/** A publication may take so many times what copying and hashing the bytes of its release takes. */
export const publishBudget = 5;

/**
 * Release jobs in the thread that the kiosk uses: publishing the built-in content, then 100,000 claims with 1 GiB of media, beside copying and
 * hashing the bytes of the release; the large release is transferred to another kiosk, rolled back from, and pruned.
 */
export async function measurePublish(isQuick: boolean): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    const [museum, branch] = [join(folder, 'museum'), join(folder, 'branch')];
    prepareWorkshop('small', museum);
    const ground = groundOf(museum);
    const small = await measurePublishing(ground, {
      name: 'publish: the built-in content',
      rounds: smallRounds,
      limit: 3_000,
    });
    if (isQuick) return small;
    prepareWorkshop('large', museum);
    const whole = await measurePublishing(ground, {
      ...{ name: 'publish: a large workshop', rounds: 1, limit: 60_000, against: largeSize },
    });
    return [...small, ...whole, ...(await measureTransfer(ground, branch))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each round publishes one more; the built-in release is the first. */
const smallRounds = 3;
const [lastSmall, large] = [1 + smallRounds, 2 + smallRounds];

/** Transfers the last small release and the large one to a second kiosk. */
async function measureTransfer(ground: ReleaseGround, dataFolder: string): Promise<Measure[]> {
  mkdirSync(join(dataFolder, 'workshop'), { recursive: true });
  const branch = { ...ground, dataFolder };
  const [small, whole] = [`${dataFolder}-small.esimde`, `${dataFolder}-large.esimde`];
  await measureJob('', ground, { kind: 'export', sequence: lastSmall, out: small });
  await measureJob('', branch, { kind: 'install', file: small, allowOlder: false });
  const measures = [
    ...(await measureJob('export: the large release', ground, { kind: 'export', sequence: large, out: whole })),
    ...(await measureJob('install: the large release', branch, { kind: 'install', file: whole, allowOlder: false })),
    ...(await measureJob('roll back: from the large release', branch, { kind: 'rollback', to: lastSmall })),
  ];
  await measureJob('', branch, { kind: 'rollback', to: 1 });
  return [...measures, measurePruning(dataFolder)];
}

function measurePruning(dataFolder: string): Measure {
  const startMs = performance.now();
  const [pruned] = pruneReleases(dataFolder, 2);
  const value = performance.now() - startMs;
  if (pruned !== folderName(large)) throw new Error('the large release was not pruned');
  return { name: 'prune: the large release', value, unit: 'ms', limit: null };
}

function groundOf(dataFolder: string): ReleaseGround {
  const keys = join(dataFolder, 'workshop', 'keys');
  mkdirSync(keys, { recursive: true });
  const created = createKeys(join(keys, 'museum.pem'), passphrase);
  if (!created.ok) throw new Error('the key file exists already');
  return {
    ...{ dataFolder, builtinFolder: builtinReleaseFolder(project), pageFolder: join(project, 'dist', 'renderer') },
    ...{ version: '0.1.0', trustedKeys: [created.value.publicKey], revokedKeys: [], programKeys: [], releasesKept: 5 },
  };
}

interface Publishing {
  name: string;
  rounds: number;
  limit: number;
  against?: string;
}

/** Publishes the same content in each round, as another release. */
async function measurePublishing(ground: ReleaseGround, row: Publishing): Promise<Measure[]> {
  const all: Watched = { waitsMs: [], peakMb: 0 };
  const copy = `${ground.dataFolder}-copy`;
  const compared = await compare({
    ...row,
    ...{ unit: 'ms', budget: publishBudget },
    ours: async () => {
      const { value, waitsMs, peakMb } = await runJob(ground, { kind: 'publish', key: 'museum', passphrase });
      all.waitsMs.push(...waitsMs);
      all.peakMb = Math.max(all.peakMb, peakMb);
      return value;
    },
    peer: {
      name: 'copying and hashing its bytes',
      measure: () => timed(() => copyAndHash(newestRelease(ground.dataFolder), copy)),
    },
  });
  return [compared, ...ofWatched(all)];
}

/** Duration, memory and blocking of the whole process in which the thread runs. */
async function measureJob(name: string, ground: ReleaseGround, job: ReleaseJob): Promise<Measure[]> {
  const { value, ...watched } = await runJob(ground, job);
  return [{ name, value, unit: 'ms', limit: null }, ...ofWatched(watched)];
}

async function runJob(ground: ReleaseGround, job: ReleaseJob): Promise<Watched & { value: number }> {
  const watch = watchProcess();
  const startMs = performance.now();
  const outcome = await runReleaseJob(worker, { ground, by, job });
  const value = performance.now() - startMs;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { value, ...watch.end() };
}

const ofWatched = ({ waitsMs, peakMb }: Watched): Measure[] => [
  { name: '  memory of the process', value: peakMb, unit: 'MB', limit: 400 },
  {
    ...{ name: '  event loop blocked meanwhile, p95', value: quantile(waitsMs, 0.95), unit: 'ms', limit: 50 },
    against: `longest ${quantile(waitsMs, 1).toFixed(0)} ms`,
  },
];

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
