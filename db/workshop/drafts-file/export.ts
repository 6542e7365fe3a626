import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordKey } from '../../model/api/records.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { writeParcel } from '../backup/snapshot-archive.ts';
import { findMedia } from '../media/find.ts';
import type { Body } from '../types.ts';

export const draftsExtension = '.esimde-drafts';

/** A record that differs from the release, as it travels to another workshop. */
export interface CarriedRecord extends RecordKey {
  /** What both workshops had: the released revision; null: it is new. */
  base: Body | null;
  body: Body;
  /** Why, in the editor's words. */
  reason: string;
  /** Who made the newest revision. */
  by: string;
}

export interface DraftsExport {
  /** `<data>/workshop` */
  folder: string;
  out: string;
  by: string;
  now: Date;
}

/** Writes every record that differs from the release, with what it was then, and the files of its media. @returns how many */
export async function exportDrafts({ folder, out, by, now }: DraftsExport): Promise<number> {
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
    await writeParcel({ out, kind: 'drafts', by, madeAt: now.toISOString(), files });
    return records.length;
  } finally {
    db.close();
    rmSync(work, { recursive: true, force: true });
  }
}

const fileOf = (folder: string, { sha256 }: Body): string | null => findMedia(join(folder, 'media'), String(sha256));

interface Row extends RecordKey {
  base: string | null;
  body: string;
  reason: string;
  by: string;
}

/** In the order of their making, so that what is pointed to comes before what points to it. */
function changedRecords(db: ReadableDb): CarriedRecord[] {
  const rows = db
    .prepare<[], Row>(`
      SELECT record.kind, record.id, released.body AS base, newest.body, newest.reason, newest.name AS "by"
      FROM record
      CROSS JOIN revision AS newest ON newest.record = record.serial AND newest.number = record.head
      LEFT JOIN revision AS released ON released.record = record.serial AND released.number = record.released
      WHERE record.head IS NOT record.released AND record.withdrawn = 0 ORDER BY record.serial`)
    .all();
  return rows.map(({ base, body, ...row }) => ({
    ...row,
    base: base === null ? null : (JSON.parse(base) as Body),
    body: JSON.parse(body) as Body,
  }));
}
