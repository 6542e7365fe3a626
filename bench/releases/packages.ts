import { randomFillSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { listFolder, measure } from '../../db/release/files.ts';
import { exportRelease } from '../../db/release/package/export.ts';
import { installPackage } from '../../db/release/package/install.ts';
import { builtinReleaseFolder } from '../../db/release/store/builtin-folder.ts';
import { type Trust, trustInstalled } from '../../db/release/trust/trust.ts';
import { releaseCheck } from '../../electron/render-check/release-check.ts';
import { museumKey, project, resign, smallRelease, temporaryFolder } from '../../test-support/release/release.ts';
import type { Measure } from '../measure.ts';

const builtinFolder = builtinReleaseFolder(project);
const mediaMegabytes = 256;

/** Export, verification and installation of the built-in release, and of one with much media. */
export async function measurePackages(): Promise<Measure[]> {
  const work = temporaryFolder();
  const museum = museumKey();
  const trust = trustInstalled([museum.open], builtinFolder);
  try {
    const large = join(work, 'large');
    withMedia(smallRelease(large, museum.secret, 9));
    resign(large, museum.secret, (manifest) => ({
      ...manifest,
      files: listFolder(large).files.map((path) => measure(large, path)),
    }));
    return [
      ...(await measureTransfer(work, 'the built-in release', builtinFolder, trust, 3_000)),
      ...(await measureTransfer(work, `${mediaMegabytes} MB of media`, large, trust, null)),
    ];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function withMedia(folder: string): void {
  const chunk = Buffer.alloc(16 << 20);
  for (let index = 0; index < mediaMegabytes / 16; index++) {
    writeFileSync(join(folder, 'media', `${index}.mp4`), randomFillSync(chunk));
  }
}

async function measureTransfer(
  work: string,
  name: string,
  folder: string,
  trust: Trust,
  limitMs: number | null,
): Promise<Measure[]> {
  const [out, dataFolder] = [join(work, `${limitMs}.esimde`), join(work, `data-${limitMs}`)];
  mkdirSync(dataFolder);
  const check = releaseCheck({ pageFolder: work, version: '0.1.0' });
  const shared = { trust, audit: () => {} };
  return [
    ...(await timed(`export: ${name}`, limitMs, () => exportRelease({ ...shared, folder, out }))),
    ...(await timed(`install: ${name}`, limitMs, () =>
      installPackage({ ...shared, dataFolder, file: out, builtinSequence: 1, releasesKept: 5, check }),
    )),
  ];
}

/** Also the longest block of the event loop: how long a visitor's request in the same process could have waited. */
async function timed(name: string, limit: number | null, work: () => Promise<{ ok: boolean }>): Promise<Measure[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startMs = performance.now();
  const outcome = await work();
  const value = performance.now() - startMs;
  delay.disable();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return [
    { name, value, unit: 'ms', limit },
    { name: '  longest block of the event loop', value: delay.max / 1e6, unit: 'ms', limit: null },
    { name: '  resident memory', value: process.memoryUsage.rss() / 1e6, unit: 'MB', limit: 400 },
  ];
}
