import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { openReadable } from '../../../../../db/sqlite/connection.ts';
import { writeDurably } from '../../../../../db/sqlite/durable.ts';
import { integritySteps } from '../../../../../db/sqlite/integrity-check.ts';
import { runSliced } from '../../../../../db/sqlite/time-slicing.ts';
import type { Audit } from '../../../../../db/workshop/audit/audit.ts';
import { fact, fault, reasonOf } from './note.ts';

export interface DiskKnown {
  dataFolder: string;
  /** Bytes that this program may still write to a folder. */
  freeBytes?: (folder: string) => number;
  /** Reads back what was written. */
  read?: (file: string) => Buffer;
}

/** Room for a release that is being installed beside the one that is shown. */
const minFreeBytes = 1_000_000_000;
const probeBytes = 1_000_000;

/** Free room, and a file written, carried to the disk and read back. */
export function checkDisk({ dataFolder, freeBytes = freeOf, read = readFileSync }: DiskKnown): CheckNote[] {
  const free = freeBytes(dataFolder);
  const gigabytes = Math.round(free / 1e8) / 10;
  const notes = [free < minFreeBytes ? fault('disk-low', { gigabytes }) : fact('disk-free', { gigabytes })];
  const probe = join(dataFolder, `.self-test-${process.pid}`);
  const bytes = randomBytes(probeBytes);
  try {
    writeDurably(probe, bytes);
    const isSame = read(probe).equals(bytes);
    notes.push(isSame ? fact('disk-written') : fault('disk-wrong-read'));
  } catch (error) {
    notes.push(fault('disk-unwritable', { reason: reasonOf(error) }));
  } finally {
    rmSync(probe, { force: true });
  }
  return notes;
}

function freeOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** The workshop's files; a new one may lack some of them until they are first written. */
const files = ['workshop.db', 'drafts.db', 'accounts.db', 'audit.db'];

/** Reads every page of the workshop's databases. @param folder `<data>/workshop` */
export async function checkDatabase(folder: string, signal: AbortSignal): Promise<CheckNote[]> {
  const notes: CheckNote[] = [];
  for (const file of files) {
    if (file === 'workshop.db' || existsSync(join(folder, file))) notes.push(await noteOn(folder, file, signal));
  }
  return notes;
}

async function noteOn(folder: string, file: string, signal: AbortSignal): Promise<CheckNote> {
  try {
    const db = openReadable(join(folder, file));
    try {
      const said = await runSliced(integritySteps(db, 'integrity_check'), signal);
      return said === null ? fact('database-whole', { file }) : fault('database-damaged', { file, reason: said });
    } finally {
      db.close();
    }
  } catch (error) {
    if (signal.aborted) throw error;
    return fault('database-damaged', { file, reason: reasonOf(error) });
  }
}

/** Reads the audit from its first entry to its end. */
export function checkAudit(audit: Pick<Audit, 'verify'>): CheckNote[] {
  const verdict = audit.verify();
  if (verdict.ok) return [fact('audit-whole', { count: verdict.count })];
  return verdict.faults.map(({ message }) => fault('audit-broken', { reason: message }));
}
