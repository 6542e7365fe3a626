import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ok } from '../../model/result.ts';
import { readPackage } from '../../release/package/read.ts';
import type { PackageResult } from '../../release/package/refusal.ts';
import { checkSpace, freeBytesOf } from '../../release/package/space.ts';
import { refuse } from '../../release/trust/verify.ts';
import { moveDurably, syncFolder, syncTree, writeDurably } from '../../sqlite/durable.ts';
import { stampOf } from './backup.ts';
import { type ArchiveContents, openArchive } from './snapshot-archive.ts';
import { checkStaged } from './staged-check.ts';

/** Steps of the exchange, in order; a test ends the process after each of them. */
export type RestoreStep = 'prepared' | 'exchanged' | 'kept';

const staged = 'restoring';
const before = 'before-restore';

export interface StageOptions {
  /** `<data>/workshop` */
  folder: string;
  file: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((bytes: number, of: number) => void) | undefined;
}

/** `unclean`: names of media files that were left out, because they are not as `takeMedia` leaves them. */
type StagedBackup = ArchiveContents & { unclean: string[] };

/**
 * Verifies a backup to its last byte and stages it beside the workshop, which it does not touch. From the moment when this
 * answers, `finishRestore` brings it in, whatever happens in between.
 */
export async function stageRestore({
  folder,
  file,
  signal,
  onProgress,
}: StageOptions): Promise<PackageResult<StagedBackup>> {
  mkdirSync(folder, { recursive: true });
  removeLeftovers(folder);
  if (isRestoring(folder)) return refuse('busy');
  const opened = await openArchive(file, 'backup');
  if (!opened.ok) return opened;
  const { manifest: contents, layout } = opened.value;
  const work = mkdtempSync(join(folder, '.restoring-'));
  try {
    const space = await checkSpace(folder, layout.totalBytes, contents.files.length, freeBytesOf);
    if (!space.ok) return space;
    let bytes = 0;
    const onBytes = (more: number): void => {
      bytes += more;
      onProgress?.(bytes, layout.totalBytes);
    };
    const read = await readPackage(opened.value, { place: (path) => placeIn(work, path), signal, onBytes });
    if (!read.ok) return read;
    const unclean = await checkStaged(work, contents);
    if (!unclean.ok) return unclean;
    writeDurably(join(work, 'made'), contents.madeAt);
    syncTree(work);
    signal?.throwIfAborted();
    moveDurably(work, join(folder, staged));
    return ok({ ...contents, unclean: unclean.value });
  } finally {
    await opened.value.file.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What a power cut left of earlier attempts; what is complete stays. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('.restoring-')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

async function placeIn(work: string, path: string): Promise<FileHandle> {
  const file = join(work, path);
  mkdirSync(dirname(file), { recursive: true });
  return open(file, 'wx', 0o600);
}

/** Whether a backup is staged and waits to be brought in. */
export const isRestoring = (folder: string): boolean => existsSync(join(folder, staged));

/**
 * Brings in the staged backup; called again after a power cut, it continues. No process may have the workshop open.
 * What was there before is kept in `backups/before-restore-…`; media are added, never taken away.
 */
export function finishRestore(folder: string, now: Date, after: (step: RestoreStep) => void = () => {}): void {
  const from = join(folder, staged);
  if (!existsSync(from)) {
    keepBefore(folder, now);
    return;
  }
  mkdirSync(join(folder, before), { recursive: true });
  after('prepared');
  for (const name of ['workshop.db', 'drafts.db']) exchange(folder, name);
  rmSync(join(folder, 'publishing.json'), { force: true });
  exchange(folder, 'names');
  for (const name of ['media', 'inbox']) addFiles(folder, name);
  keepAudit(folder, now);
  syncFolder(folder);
  after('exchanged');
  rmSync(from, { recursive: true, force: true });
  syncFolder(folder);
  keepBefore(folder, now);
  after('kept');
}

/** A database, or the folder of the lists of names. Moves the write-ahead log before its database, so that a database is never beside the log of another. */
function exchange(folder: string, name: string): void {
  const next = join(folder, staged, name);
  if (!existsSync(next)) return;
  for (const file of [`${name}-wal`, `${name}-shm`, name]) {
    if (existsSync(join(folder, file))) renameSync(join(folder, file), join(folder, before, file));
  }
  syncFolder(join(folder, before));
  moveDurably(next, join(folder, name));
}

/** Files that never change: those that are here stay. */
function addFiles(folder: string, name: string): void {
  const [from, to] = [join(folder, staged, name), join(folder, name)];
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from)) {
    if (!existsSync(join(to, file))) renameSync(join(from, file), join(to, file));
  }
  syncFolder(to);
}

/** This machine's audit goes on; the one that came with the backup is kept beside it, whole, and can be verified. */
function keepAudit(folder: string, now: Date): void {
  const audit = join(folder, staged, 'audit');
  if (!existsSync(audit)) return;
  mkdirSync(join(folder, 'audits'), { recursive: true });
  moveDurably(audit, join(folder, 'audits', `restored-${stampOf(now)}`));
}

function keepBefore(folder: string, now: Date): void {
  if (!existsSync(join(folder, before))) return;
  mkdirSync(join(folder, 'backups'), { recursive: true });
  moveDurably(join(folder, before), join(folder, 'backups', `${before}-${stampOf(now)}`));
}
