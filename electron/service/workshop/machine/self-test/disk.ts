import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckNote } from '../../../../../db/model/api/staff.ts';
import { writeDurably } from '../../../../../db/sqlite/durable.ts';
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
