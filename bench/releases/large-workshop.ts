import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../db/release/content/read.ts';
import { measure } from '../../db/release/files.ts';
import { openWritable } from '../../db/sqlite/connection.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import type { BatchRow, Workshop } from '../../db/workshop/types.ts';
import { project } from '../../test-support/release/release.ts';

const claims = 100_000;
const mediaFiles = 10;
const mediumBytes = 100 << 20;
const by = { account: 'bench', name: 'Bench', roles: ['editor' as const] };

/** The size of the large workshop, as text for the output. */
export const largeSize = `${claims / 1000},000 claims, ${((mediaFiles * mediumBytes) / 2 ** 30).toFixed(1)} GiB of media (sparse files)`;

/**
 * Fills a workshop with the built-in content; `large` adds claims and media to it, and approves everything. Runs in a separate
 * process, so that its memory does not count as the kiosk's.
 */
export function prepareWorkshop(size: 'small' | 'large', dataFolder: string): void {
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

/** Sparse files with different first bytes, which are read and hashed like any other. */
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
    const body = {
      id: `film-${index}`,
      sha256,
      bytes,
      kind: 'video',
      mime: 'video/mp4',
      alt: words,
      rights: words,
      noSpeech: true,
    };
    return { kind: 'media', id: `film-${index}`, body: { ...body, width: 640, height: 480, durationMs: 1_000 } };
  });
  const outcome = await workshop.importBatch({ reason: 'bench', by, rows });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** Approves all records directly in the database. */
function approveAll(folder: string): void {
  const db = openWritable(join(folder, 'workshop.db'));
  const problems = db.prepare<[], { message: string }>('SELECT message FROM problem LIMIT 1').get();
  if (problems) throw new Error(problems.message);
  db.exec(`UPDATE revision SET approved_by = 'Bench', approved_at = at WHERE approved_by IS NULL;
    UPDATE record SET approved = head`);
  db.close();
}

const [size, dataFolder] = process.argv.slice(2);
if (import.meta.main && size && dataFolder) await prepare(size, dataFolder);
