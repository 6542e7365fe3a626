import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import type { DraftsMerged, MergeAsked } from '../../model/api/publish.ts';
import { type RecordKey, recordKinds } from '../../model/api/records.ts';
import { readPackage } from '../../release/package/read.ts';
import { PackageRefused } from '../../release/package/refusal.ts';
import { syncFolder } from '../../sqlite/durable.ts';
import type { Actor } from '../access/actor.ts';
import { openParcel } from '../backup/snapshot-archive.ts';
import { same } from '../records/changes.ts';
import { merge } from '../records/merge.ts';
import type { BatchOutcome, BatchRow, Body, Workshop } from '../types.ts';
import type { CarriedRecord } from './export.ts';

export type { DraftsMerged, MergeAsked } from '../../model/api/publish.ts';

const body = v.record(v.string(), v.unknown());
const recordsSchema = v.array(
  v.object({
    kind: v.picklist(recordKinds),
    id: v.pipe(v.string(), v.maxLength(100)),
    base: v.nullable(body),
    body,
    reason: v.string(),
    by: v.string(),
  }),
);

export interface DraftsMerging {
  workshop: Pick<Workshop, 'record' | 'importBatch'>;
  /** `<data>/workshop` */
  folder: string;
  file: string;
  by: Actor;
  reason: string;
}

export type DraftsOutcome =
  | { ok: true; value: DraftsMerged }
  | { ok: false; refusal: Extract<Extract<BatchOutcome, { ok: false }>, { reason: 'refused' }>['refusal'] };

/**
 * Brings a colleague's changes in, record by record: what nobody touched here since, and what does not collide, as one batch that
 * can be undone; what collides is asked for.
 *
 * @throws PackageRefused where the file is not what was exported
 */
export async function mergeDrafts(merging: DraftsMerging): Promise<DraftsOutcome> {
  const { workshop, folder, file, by, reason } = merging;
  const { records, madeBy } = await unpack(folder, file);
  const plan = planOf(records, workshop, by);
  const outcome = await workshop.importBatch({ reason, by, rows: plan.rows, cause: 'merge' });
  if (!outcome.ok) {
    if (outcome.reason === 'refused') return { ok: false, refusal: outcome.refusal };
    throw new Error('cancelled');
  }
  const { asked, withdrawn } = plan;
  const unchanged = outcome.value.unchanged + plan.unchanged;
  return { ok: true, value: { by: madeBy, ...outcome.value, unchanged, asked, withdrawn } };
}

interface Plan {
  rows: BatchRow[];
  asked: MergeAsked[];
  withdrawn: RecordKey[];
  unchanged: number;
}

function planOf(records: readonly CarriedRecord[], workshop: Pick<Workshop, 'record'>, by: Actor): Plan {
  const plan: Plan = { rows: [], asked: [], withdrawn: [], unchanged: 0 };
  for (const { kind, id, base, body: carried } of records) {
    const here = workshop.record({ kind, id }, by);
    if (here === null || here.revision === 0) plan.rows.push({ kind, id, body: carried });
    else if (here.state === 'withdrawn') plan.withdrawn.push({ kind, id });
    else if (same(here.body, carried)) plan.unchanged++;
    else {
      const { merged, conflicts } = merge(base ?? {}, carried, here.body);
      if (conflicts.length === 0) plan.rows.push({ kind, id, body: merged as Body, baseRevision: here.revision });
      else {
        const at = { baseRevision: here.revision, headRevision: here.revision, theirsBy: here.changedBy };
        plan.asked.push({ kind, id, merge: { ...at, merged: merged as Body, theirs: here.body, conflicts } });
      }
    }
  }
  return plan;
}

/** Reads the file to its last byte before anything of it is used; its media are added to those that are here. */
async function unpack(folder: string, file: string): Promise<{ records: CarriedRecord[]; madeBy: string }> {
  const parcel = await openParcel(file, 'drafts');
  const work = mkdtempSync(join(folder, 'uploads', '.drafts-'));
  try {
    const place = (path: string) => {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      return open(join(work, path), 'wx', 0o600);
    };
    await readPackage(parcel, { place });
    const records = v.safeParse(recordsSchema, parseJson(join(work, 'records.json')));
    if (!records.success) throw new PackageRefused('not-a-package');
    addMedia(parcel.parcel.files, work, join(folder, 'media'));
    return { records: records.output, madeBy: parcel.parcel.by };
  } finally {
    await parcel.file.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** A file whose name is not its hash is none of the workshop's. */
function addMedia(files: readonly { path: string; sha256: string }[], work: string, media: string): void {
  mkdirSync(media, { recursive: true });
  for (const { path, sha256 } of files) {
    if (!path.startsWith(`media/${sha256}.`)) continue;
    const target = join(dirname(media), path);
    if (!existsSync(target)) renameSync(join(work, path), target);
  }
  syncFolder(media);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
