import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import type { RecordKey } from '../../model/api/records.ts';
import { folderName, manifestFile, parseManifest } from '../../release/manifest.ts';
import { lockReleases } from '../../release/store/locks.ts';
import { readPointer, releasesFolder } from '../../release/store/pointer.ts';
import { removeRelease } from '../../release/store/staging.ts';
import { retry } from '../../retry.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { moveDurably, syncFolder, writeDurably } from '../../sqlite/durable.ts';
import { createLedger } from '../records/revisions.ts';
import { openDurable } from '../store-file.ts';
import { isBusy } from '../unusable.ts';

const publicationSchema = v.object({
  sequence: v.number(),
  /** Of the release. */
  id: v.string(),
  revisions: v.array(v.object({ serial: v.number(), revision: v.number() })),
});

/** What a release that is being published was made of. */
export type Publication = v.InferOutput<typeof publicationSchema>;

const noteOf = (folder: string): string => join(folder, 'publishing.json');

/** Written before the pointer moves, so that the next start can finish after a power cut. */
export function notePublication(folder: string, publication: Publication): void {
  const note = noteOf(folder);
  writeDurably(`${note}.new`, JSON.stringify(publication));
  moveDurably(`${note}.new`, note);
}

/** Finishes an interrupted publication: marks the records of a release that became current, removes any other. */
export async function settlePublication(folder: string, dataFolder: string): Promise<void> {
  const publication = readNote(folder);
  if (publication === null) return;
  if (becameCurrent(dataFolder, publication)) await markReleased(folder, publication);
  else removeUnpublished(dataFolder, publication);
  dropNote(folder);
}

/** The same unless another process holds the lock on the releases; that process finishes it. */
export async function settleInterrupted(folder: string, dataFolder: string): Promise<void> {
  if (!existsSync(noteOf(folder))) return;
  const unlock = lockOrNull(dataFolder);
  try {
    if (unlock !== null) await settlePublication(folder, dataFolder);
  } finally {
    unlock?.();
  }
}

function lockOrNull(dataFolder: string): (() => void) | null {
  const lock = lockReleases(dataFolder);
  return lock.ok ? lock.value : null;
}

function readNote(folder: string): Publication | null {
  if (!existsSync(noteOf(folder))) return null;
  return v.parse(publicationSchema, JSON.parse(readFileSync(noteOf(folder), 'utf8')));
}

function dropNote(folder: string): void {
  rmSync(noteOf(folder), { force: true });
  syncFolder(folder);
}

function becameCurrent(dataFolder: string, { sequence, id }: Publication): boolean {
  const read = readPointer(dataFolder);
  if (read.state !== 'read') return false;
  const name = folderName(sequence);
  const { current, previous } = read.pointer;
  return (current === name || previous === name) && idOf(dataFolder, name) === id;
}

function idOf(dataFolder: string, name: string): string | null {
  const file = join(releasesFolder(dataFolder), name, manifestFile);
  return existsSync(file) ? (parseManifest(readFileSync(file))?.id ?? null) : null;
}

/** The release was never current, so the next one takes its number. */
function removeUnpublished(dataFolder: string, { sequence, id }: Publication): void {
  const name = folderName(sequence);
  if (idOf(dataFolder, name) === id) removeRelease(releasesFolder(dataFolder), name);
}

/** How long one transaction may last: meanwhile saves wait. */
const sliceMs = 15;
/** Pause between transactions, in which a waiting save can begin. */
const pauseMs = 5;

/** An import may hold the file for a while. */
const whileBusy = {
  times: 600,
  everyMs: 100,
  isPassing: (outcome: { value: number } | { error: unknown }) => 'error' in outcome && isBusy(outcome.error),
};

/** Says of the records which of their revisions is released; done twice, it changes nothing. */
async function markReleased(folder: string, { sequence, revisions }: Publication): Promise<void> {
  const db = openDurable(join(folder, 'workshop.db'));
  try {
    const mark = marker(db, sequence);
    for (let next = 0; next < revisions.length; ) {
      const from = next;
      next = await retry(() => mark(revisions, from), whileBusy);
      await sleep(pauseMs);
    }
  } finally {
    db.close();
  }
}

/** Marks as many as fit into a slice of time. @returns the place of the first that is still to be marked */
function marker(db: WritableDb, sequence: number): (revisions: Publication['revisions'], from: number) => number {
  const ledger = createLedger(db);
  const keyOf = db.prepare<[number], RecordKey>('SELECT kind, id FROM record WHERE serial = ?');
  const release = db.prepare('UPDATE revision SET release = ? WHERE record = ? AND number = ? AND release IS NULL');
  const markOne = ({ serial, revision }: Publication['revisions'][number]): void => {
    const key = keyOf.get(serial);
    const entry = key && ledger.find(key);
    if (!entry || (entry.released ?? 0) >= revision) return;
    release.run(sequence, serial, revision);
    ledger.setStatus(entry, { released: revision });
  };
  const slice = db.transaction((revisions: Publication['revisions'], from: number): number => {
    const endMs = performance.now() + sliceMs;
    let next = from;
    for (let one = revisions[next]; one && performance.now() < endMs; one = revisions[++next]) markOne(one);
    return next;
  });
  return (revisions, from) => slice.immediate(revisions, from);
}
