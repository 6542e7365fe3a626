import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtinReleaseFolder } from '../../db/release/store/builtin-folder.ts';
import { createKeys } from '../../db/release/trust/keys.ts';
import type { ReleaseGround } from '../../electron/service/workshop/release-job.ts';
import { project } from '../../test-support/release/release.ts';
import { compare, timed } from '../compare.ts';
import type { Measure } from '../measure.ts';
import type { Watched } from '../watch-process.ts';
import { copyAndHash, newestRelease } from './copied.ts';
import { largeSize, prepareWorkshop } from './large-workshop.ts';
import type { Transfer } from './transfer-child.ts';
import { measureJob, ofWatched, runJob } from './watched-job.ts';

const passphrase = 'a long enough passphrase';

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

/** Transfers the last small release and the large one to a second kiosk, which is a process of its own. */
async function measureTransfer(ground: ReleaseGround, dataFolder: string): Promise<Measure[]> {
  mkdirSync(join(dataFolder, 'workshop'), { recursive: true });
  const [small, whole] = [`${dataFolder}-small.esimde`, `${dataFolder}-large.esimde`];
  await runJob(ground, { kind: 'export', sequence: lastSmall, out: small });
  const exported = await measureJob('export: the large release', ground, {
    kind: 'export',
    sequence: large,
    out: whole,
  });
  const transfer: Transfer = { branch: { ...ground, dataFolder }, small, whole, lastSmall, large };
  return [...exported, ...(await inProcess(transfer))];
}

function inProcess(transfer: Transfer): Promise<Measure[]> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'transfer-child.ts'), [JSON.stringify(transfer)]);
    child.on('message', (measures) => resolve(measures as Measure[]));
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`the second kiosk ended with ${code}`)));
  });
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
