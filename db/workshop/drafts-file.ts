import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import type { DraftsMerged, MergeAsked } from '../model/api/publish.ts';
import { type RecordKey, recordKinds } from '../model/api/records.ts';
import { failed, ok, type Result } from '../model/result.ts';
import { readPackage } from '../release/package/read.ts';
import type { PackageRefusal, PackageResult } from '../release/package/refusal.ts';
import { refuse } from '../release/trust/verify.ts';
import { openReadable, type ReadableDb } from '../sqlite/connection.ts';
import { syncFolder } from '../sqlite/durable.ts';
import { openArchive, writeArchive } from './backup/snapshot-archive.ts';
import { findMedia } from './media/format.ts';
import type { RunMedia } from './media/run.ts';
import type { Refusal } from './outcome.ts';
import { merge, same } from './records/changes.ts';
import type { Actor, BatchRow, Body, Workshop } from './types.ts';

export const draftsExtension = '.esimde-drafts';

/** A record that differs from the release, as it travels to another workshop. */
interface CarriedRecord extends RecordKey {
  /** What both workshops had: the released revision; null: it is new. */
  base: Body | null;
  body: Body;
  /** Why, in the editor's words. */
  reason: string;
  /** Who made the newest revision. */
  by: string;
  /** Names of everybody whose words are in it since the released revision. */
  authors: string[];
}

export interface DraftsExport {
  /** `<data>/workshop` */
  folder: string;
  out: string;
  by: string;
  now: Date;
}

/** Writes every record that differs from the release, with what it was then, and the files of its media. @returns how many */
export async function exportDrafts({ folder, out, by, now }: DraftsExport): Promise<PackageResult<number>> {
  const work = mkdtempSync(join(folder, 'uploads', '.drafts-'));
  const db = openReadable(join(folder, 'workshop.db'));
  try {
    const records = changedRecords(db);
    writeFileSync(join(work, 'records.json'), JSON.stringify(records));
    const media = new Set(records.flatMap(({ kind, body }) => (kind === 'media' ? (fileOf(folder, body) ?? []) : [])));
    const files = [
      { path: 'records.json', from: join(work, 'records.json') },
      ...[...media].map((from) => ({ path: `media/${basename(from)}`, from })),
    ];
    const written = await writeArchive({ out, kind: 'drafts', by, madeAt: now.toISOString(), files });
    return written.ok ? ok(records.length) : written;
  } finally {
    db.close();
    rmSync(work, { recursive: true, force: true });
  }
}

const fileOf = (folder: string, { sha256 }: Body): string | null => findMedia(join(folder, 'media'), String(sha256));

interface Row extends RecordKey {
  authors: string;
  base: string | null;
  body: string;
  reason: string;
  by: string;
}

/** In the order of their making, so that what is pointed to comes before what points to it. */
function changedRecords(db: ReadableDb): CarriedRecord[] {
  const rows = db
    .prepare<[], Row>(`
      SELECT record.kind, record.id, released.body AS base, newest.body, newest.reason, newest.name AS "by",
        (SELECT json_group_array(DISTINCT name) FROM (
          SELECT name FROM revision WHERE record = record.serial AND number > coalesce(record.released, 0)
          UNION
          SELECT name FROM carried_author WHERE record = record.serial AND number > coalesce(record.released, 0))) AS authors
      FROM record
      CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
      LEFT JOIN revision AS released ON released.record = record.serial AND released.number = record.released
      WHERE record.head IS NOT record.released AND record.withdrawn = 0 ORDER BY record.serial`)
    .all();
  return rows.map(({ base, body, authors, ...row }) => ({
    ...row,
    authors: JSON.parse(authors) as string[],
    base: base === null ? null : (JSON.parse(base) as Body),
    body: JSON.parse(body) as Body,
  }));
}

const body = v.record(v.string(), v.unknown());
const recordsSchema = v.array(
  v.object({
    kind: v.picklist(recordKinds),
    id: v.pipe(v.string(), v.maxLength(100)),
    base: v.nullable(body),
    body,
    reason: v.string(),
    by: v.string(),
    /** Absent in the files of earlier programs. */
    authors: v.optional(v.array(v.pipe(v.string(), v.maxLength(100)))),
  }),
);

export interface DraftsMerging {
  workshop: Pick<Workshop, 'record' | 'importBatch' | 'carry'>;
  /** `<data>/workshop` */
  folder: string;
  file: string;
  by: Actor;
  reason: string;
  runMedia: RunMedia;
}

/**
 * Brings a colleague's changes in, record by record: unchanged and non-conflicting records are written as one batch that
 * can be undone; conflicts are returned for a decision.
 *
 * @returns a `PackageRefusal` where the file is not what was exported
 */
export async function mergeDrafts(merging: DraftsMerging): Promise<Result<DraftsMerged, Refusal | PackageRefusal>> {
  const { workshop, folder, file, by, reason, runMedia } = merging;
  const unpacked = await unpack(folder, file, runMedia);
  if (!unpacked.ok) return unpacked;
  const { records, madeBy } = unpacked.value;
  const plan = planOf(records, workshop, by);
  // Before the page can save a decision: what it saves has the colleague's words in it.
  workshop.carry(plan.carried);
  const outcome = await workshop.importBatch({ reason, by, rows: plan.rows, cause: 'merge' });
  if (!outcome.ok) {
    if (outcome.error === 'cancelled') throw new Error('cancelled');
    return failed(outcome.error);
  }
  const { asked, withdrawn } = plan;
  const unchanged = outcome.value.unchanged + plan.unchanged;
  return ok({ by: madeBy, ...outcome.value, unchanged, asked, withdrawn });
}

interface Plan {
  rows: BatchRow[];
  asked: MergeAsked[];
  /** Authors of the asked ones. */
  carried: (RecordKey & { authors: string[] })[];
  withdrawn: RecordKey[];
  unchanged: number;
}

type ReadRecord = v.InferOutput<typeof recordsSchema>[number];

function planOf(records: readonly ReadRecord[], workshop: Pick<Workshop, 'record'>, by: Actor): Plan {
  const plan: Plan = { rows: [], asked: [], carried: [], withdrawn: [], unchanged: 0 };
  for (const { kind, id, base, body: carried, by: author, authors = [author] } of records) {
    const here = workshop.record({ kind, id }, by);
    if (here === null || here.revision === 0) plan.rows.push({ kind, id, body: carried, authors });
    else if (here.state === 'withdrawn') plan.withdrawn.push({ kind, id });
    else if (same(here.body, carried)) plan.unchanged++;
    else {
      const { merged, conflicts } = merge(base ?? {}, carried, here.body);
      if (conflicts.length === 0)
        plan.rows.push({ kind, id, body: merged as Body, baseRevision: here.revision, authors });
      else {
        const at = { baseRevision: here.revision, headRevision: here.revision, theirsBy: here.changedBy };
        plan.carried.push({ kind, id, authors });
        plan.asked.push({ kind, id, merge: { ...at, merged: merged as Body, theirs: here.body, conflicts } });
      }
    }
  }
  return plan;
}

/** Reads the file to its last byte before anything of it is used; its media are added to those that are here. */
async function unpack(
  folder: string,
  file: string,
  runMedia: RunMedia,
): Promise<PackageResult<{ records: ReadRecord[]; madeBy: string }>> {
  const opened = await openArchive(file, 'drafts');
  if (!opened.ok) return opened;
  const { by, files } = opened.value.manifest;
  const work = mkdtempSync(join(folder, 'uploads', '.drafts-'));
  try {
    const place = (path: string) => {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      return open(join(work, path), 'wx', 0o600);
    };
    const read = await readPackage(opened.value, { place });
    if (!read.ok) return read;
    const records = v.safeParse(recordsSchema, parseJson(join(work, 'records.json')));
    if (!records.success) return refuse('not-a-package');
    const added = await addMedia(files, work, join(folder, 'media'), runMedia);
    return added.ok ? ok({ records: records.output, madeBy: by }) : added;
  } finally {
    await opened.value.file.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Refuses a file that is not named by its hash, or not as a file that was taken here: it may hold names and places. */
async function addMedia(
  files: readonly { path: string; sha256: string }[],
  work: string,
  media: string,
  runMedia: RunMedia,
): Promise<PackageResult<null>> {
  const carried = files.filter(({ path }) => path.startsWith('media/'));
  const foreign = carried.find(({ path, sha256 }) => !path.startsWith(`media/${sha256}.`));
  if (foreign !== undefined) return refuse('unclean-media', foreign.path);
  const fresh = carried.map(({ path }) => path).filter((path) => !existsSync(join(dirname(media), path)));
  const [unclean] = await runMedia({ task: 'unclean', files: fresh.map((path) => join(work, path)) });
  if (unclean !== undefined) return refuse('unclean-media', basename(unclean));
  mkdirSync(media, { recursive: true });
  for (const path of fresh) renameSync(join(work, path), join(dirname(media), path));
  syncFolder(media);
  return ok(null);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
