import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openWritable } from '../db/connection.ts';
import { builtinReleaseFolder } from '../db/release/builtin-folder.ts';
import { readContent } from '../db/release/content/read.ts';
import { measure } from '../db/release/files.ts';
import { project } from '../db/release/fixture/release.ts';
import { createKeys } from '../db/release/keys.ts';
import { type BatchRow, openWorkshop, type Workshop } from '../db/workshop/workshop.ts';
import { type ReleaseGround, runReleaseTask } from '../electron/service/workshop/release-task.ts';
import { lineOf, type Measure, quantile } from './measure.ts';

const claims = 100_000;
const mediaFiles = 50;
const mediumBytes = 100 << 20;
const by = { account: 'bench', name: 'Bench', roles: ['editor' as const] };
const passphrase = 'a long enough passphrase';
const worker = pathToFileURL(join(project, 'dist', 'workshop', 'releases.js'));

/** Publishing by the thread that the kiosk uses: the built-in content, then 100,000 claims and 5 GB of media. */
export async function measurePublish(): Promise<Measure[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'esimde-bench-'));
  try {
    prepareApart('small', dataFolder);
    const ground = groundOf(dataFolder);
    const small = await publishOnce('publish: the built-in content', ground, 3_000);
    prepareApart('large', dataFolder);
    const size = `${claims / 1000},000 claims, ${((mediaFiles * mediumBytes) / 2 ** 30).toFixed(1)} GiB of media (sparse files)`;
    const large = await publishOnce('publish: a large workshop', ground, 60_000, size);
    return [...small, ...large];
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** In a process of its own, whose memory is none of the kiosk's. */
function prepareApart(size: 'small' | 'large', dataFolder: string): void {
  const run = spawnSync(process.execPath, [import.meta.filename, size, dataFolder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
}

async function prepare(size: string, dataFolder: string): Promise<void> {
  const read = readContent(join(project, 'db', 'content'));
  if (!read.ok) throw new Error('the content does not build');
  const folder = join(dataFolder, 'workshop');
  const workshop = openWorkshop({ folder, now: () => new Date(), seed: () => read.content });
  if (size === 'large') {
    await addClaims(
      workshop,
      read.content.camps.map(({ id }) => id),
    );
    await addMedia(workshop, folder);
  }
  workshop.close();
  if (size === 'large') approveAll(folder);
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

async function addClaims(workshop: Workshop, camps: readonly string[]): Promise<void> {
  const label = { kk: 'Тізім бойынша саны', ru: 'Число по списку', en: 'Number by the list' };
  function* rows(): Generator<BatchRow> {
    for (let index = 0; index < claims; index++) {
      const amount = 1_000 + index;
      yield {
        kind: 'claim',
        id: `bench-${index}`,
        body: {
          ...{
            id: `bench-${index}`,
            subject: { kind: 'camp', id: camps[index % camps.length] },
            property: 'headcount',
          },
          ...{ amount, qualifier: 'exact', kind: 'counted', counts: 'held-on-day', label, status: 'published' },
          period: `19${40 + (index % 15)}-${String(1 + (index % 12)).padStart(2, '0')}-01`,
          citations: [{ source: 'md', locator: `lag=${index}`, asPrinted: String(amount) }],
        },
      };
    }
  }
  const outcome = await workshop.importBatch({ reason: 'bench', by, rows: rows() });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** Sparse files, each with a beginning of its own: they are read and hashed like any other. */
async function addMedia(workshop: Workshop, folder: string): Promise<void> {
  const media = join(folder, 'media');
  mkdirSync(media, { recursive: true });
  const words = { kk: 'Сынақ', ru: 'Проба', en: 'Trial' };
  const rows: BatchRow[] = Array.from({ length: mediaFiles }, (_, index) => {
    const file = openSync(join(media, 'new'), 'w');
    writeSync(file, createHash('sha256').update(`${index}`).digest());
    ftruncateSync(file, mediumBytes);
    closeSync(file);
    const { bytes, sha256 } = measure(media, 'new');
    renameSync(join(media, 'new'), join(media, `${sha256}.mp4`));
    const body = { id: `film-${index}`, sha256, bytes, kind: 'video', mime: 'video/mp4', alt: words, rights: words };
    return { kind: 'media', id: `film-${index}`, body: { ...body, width: 640, height: 480, durationMs: 1_000 } };
  });
  const outcome = await workshop.importBatch({ reason: 'bench', by, rows });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** As if a hundred thousand records had been approved one by one. */
function approveAll(folder: string): void {
  const db = openWritable(join(folder, 'workshop.db'));
  const problems = db.prepare<[], { message: string }>('SELECT message FROM problem LIMIT 1').get();
  if (problems) throw new Error(problems.message);
  db.exec(`UPDATE revision SET approved_by = 'Bench', approved_at = at WHERE approved_by IS NULL;
    UPDATE record SET approved = head`);
  db.close();
}

async function publishOnce(name: string, ground: ReleaseGround, limit: number, against = ''): Promise<Measure[]> {
  const watch = watchProcess();
  const data = { ground, by, task: { task: 'publish', key: 'museum', passphrase } as const };
  const startMs = performance.now();
  const outcome = await runReleaseTask(worker, data);
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

/** How long whoever asks this process has to wait, and the most memory it has. */
function watchProcess() {
  const everyMs = 5;
  const waitsMs: number[] = [];
  let peakMb = 0;
  let lastMs = performance.now();
  const timer = setInterval(() => {
    const nowMs = performance.now();
    waitsMs.push(Math.max(0, nowMs - lastMs - everyMs));
    lastMs = nowMs;
    peakMb = Math.max(peakMb, residentMb());
  }, everyMs);
  return {
    end: () => {
      clearInterval(timer);
      return { waitsMs, peakMb };
    },
  };
}

/** What belongs to the process alone: pages of a film that the system keeps for it are the system's to take back. */
function residentMb(): number {
  if (process.platform !== 'linux') return process.memoryUsage.rss() / 2 ** 20;
  const [, kib] = /RssAnon:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kib ?? 0) / 1024;
}

const [size, dataFolder] = process.argv.slice(2);
if (import.meta.main && size && dataFolder) await prepare(size, dataFolder);
else if (import.meta.main) for (const one of await measurePublish()) console.log(lineOf(one));
