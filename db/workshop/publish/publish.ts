import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { namesFolderOf } from '../../names/catalogue.ts';
import { addLists } from '../../names/released-lists.ts';
import { buildDatabase } from '../../release/build/database.ts';
import type { Content } from '../../release/content/layout.ts';
import { listFolder, measureSteps } from '../../release/files.ts';
import {
  databaseFile,
  folderName,
  hasPromisedHash,
  type Manifest,
  type ManifestFile,
  mediaFolder,
  toBytes,
} from '../../release/manifest.ts';
import { changeReleases } from '../../release/package/refusal.ts';
import { manifestOf, signatureOf, writeSeal } from '../../release/seal.ts';
import { activateChecked, checkReleaseFolder, type ReleaseCheck } from '../../release/store/checked-activation.ts';
import { installedNames, tryPruneReleases } from '../../release/store/installed.ts';
import { type Pointer, type PointerStep, releasesFolder } from '../../release/store/pointer.ts';
import { type Staging, stage } from '../../release/store/staging.ts';
import { type PrivateKey, unlockPrivateKey } from '../../release/trust/keys.ts';
import type { Trust } from '../../release/trust/trust.ts';
import { refuse, verifySeal } from '../../release/trust/verify.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { runSliced } from '../../sqlite/time-slicing.ts';
import { gatesOf, type PublishRefusal } from './gates.ts';
import { notePublication, settlePublication } from './marking.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** Steps of publishing, in order; a test ends the process after each of them. */
export type PublishStep = 'read' | 'built' | 'sealed' | 'checked' | 'noted' | 'moved' | PointerStep | 'marked';

export interface PublishOptions {
  dataFolder: string;
  /** Name of the publisher, for the manifest. */
  by: string;
  now: () => Date;
  /** Private key, and what opens it. */
  keyFile: string;
  passphrase?: string | undefined;
  trust: Trust;
  builtinSequence: number | null;
  /** Where the files of media may be, the workshop's own first. */
  mediaFolders: readonly string[];
  releasesKept: number;
  check: ReleaseCheck;
  /** Told before the pointer moves. What it throws ends the work. */
  audit: (event: { subject: string; details: Record<string, string | number> }) => void;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: number, of: number) => void) | undefined;
  after?: ((step: PublishStep) => void) | undefined;
}

interface Published {
  manifest: Manifest;
  pointer: Pointer;
  /** Records that changed with it. */
  records: number;
  /** Names of older releases that were removed. */
  removed: string[];
}

type PublishResult<T> = Result<T, PublishRefusal>;

/**
 * Builds a release from the approved records and makes it the current one: read → build in staging → sign → check every screen →
 * rename → move the pointer. Until the pointer moves, visitors see the former release; an interrupted publication is removed.
 */
export const publish = (options: PublishOptions): Promise<PublishResult<Published>> =>
  changeReleases(options.dataFolder, () => publishLocked(options), options.signal);

async function publishLocked(options: PublishOptions): Promise<PublishResult<Published>> {
  const { dataFolder, trust, signal, after = () => {} } = options;
  const folder = join(dataFolder, 'workshop');
  await settlePublication(folder, dataFolder);
  const unlocked = unlock(options);
  if (!unlocked.ok) return unlocked;
  const key = unlocked.value;
  const sequence = nextSequence(dataFolder, options.builtinSequence);
  const staging = stage(releasesFolder(dataFolder));
  try {
    const built = build(staging.folder, sequence, options);
    if (!built.ok) return built;
    const { release, revisions, known } = built.value;
    signal?.throwIfAborted();
    const files = await measured(staging.folder, known, options);
    const changed = files.find((file) => !hasPromisedHash(file));
    if (changed !== undefined) return refuse('changed-file', changed.path);
    const manifest = manifestOf({ ...release, by: options.by }, files);
    const bytes = toBytes(manifest);
    const signature = signatureOf(bytes, key);
    writeSeal(staging.folder, bytes, signature);
    if (!verifySeal(bytes, signature, trust).ok) return refuse('untrusted-key', key.id);
    after('sealed');
    return await bringIn(staging, manifest, revisions, options);
  } finally {
    staging.clear();
  }
}

/** What outlives the building. */
interface Built {
  release: Content['release'];
  revisions: Snapshot['revisions'];
  /** Files whose hash need not be measured, by path. */
  known: ReadonlyMap<string, ManifestFile>;
}

/** Writes database and media of what is approved at this moment. */
function build(work: string, sequence: number, options: PublishOptions): PublishResult<Built> {
  const db = openReadable(join(options.dataFolder, 'workshop', 'workshop.db'));
  try {
    return buildFrom(db, work, sequence, options);
  } finally {
    db.close();
  }
}

function buildFrom(db: ReadableDb, work: string, sequence: number, options: PublishOptions): PublishResult<Built> {
  const { now, mediaFolders, signal, after = () => {} } = options;
  const { content, claims, media, revisions, obstacles, isInDraft } = takeSnapshot(db, mediaFolders, 'approved');
  if (content === null) {
    const gates = gatesOf(obstacles, null, (obstacle) => !isInDraft(obstacle));
    return failed({ reason: 'gates-closed', detail: String(obstacles.length), gates });
  }
  after('read');
  signal?.throwIfAborted();
  mkdirSync(join(work, mediaFolder));
  for (const { from, name } of media) linkOrCopy(from, join(work, mediaFolder, name));
  const known = addLists(namesFolderOf(join(options.dataFolder, 'workshop')), work);
  if (!known.ok) return known;
  const release = { ...content.release, sequence, date: dayOf(now()) };
  buildDatabase(join(work, databaseFile), { ...content, release }, sequence, claims());
  after('built');
  return ok({ release, revisions, known: known.value });
}

function unlock({ keyFile, passphrase, trust }: PublishOptions): PublishResult<PrivateKey> {
  const opened = unlockPrivateKey(keyFile, passphrase);
  if (!opened.ok) return refuse(opened.error === 'unreadable' ? 'no-key' : 'wrong-passphrase');
  const key = opened.value;
  if (trust.revoked.has(key.id)) return refuse('revoked-key', key.id);
  return trust.keys.some(({ id }) => id === key.id) ? ok(key) : refuse('untrusted-key', key.id);
}

/** The number above every one that was ever used here. */
export function nextSequence(dataFolder: string, builtinSequence: number | null): number {
  return Math.max(builtinSequence ?? 0, ...installedNames(dataFolder).map(Number)) + 1;
}

const dayOf = (now: Date): string => now.toISOString().slice(0, 10);

/** Hashes the files in the folder, so that the manifest describes what was written. */
async function measured(
  work: string,
  known: Built['known'],
  { signal, onProgress }: PublishOptions,
): Promise<ManifestFile[]> {
  const files: ManifestFile[] = [];
  const paths = listFolder(work).files;
  for (const path of paths) {
    files.push(known.get(path) ?? (await runSliced(measureSteps(work, path), signal)));
    onProgress?.(files.length, paths.length);
  }
  return files;
}

async function bringIn(
  staging: Staging,
  manifest: Manifest,
  revisions: Snapshot['revisions'],
  options: PublishOptions,
): Promise<PublishResult<Published>> {
  const { dataFolder, releasesKept, check, signal, after = () => {} } = options;
  const { sequence, id } = manifest;
  const folder = join(dataFolder, 'workshop');
  const publication = { sequence, id, revisions };
  const fault = await checkReleaseFolder(staging.folder, manifest, check);
  if (fault !== null) return refuse('unhealthy', fault);
  after('checked');
  signal?.throwIfAborted();
  const details = { records: revisions.length, files: manifest.files.length };
  options.audit({ subject: id, details });
  try {
    notePublication(folder, publication);
    after('noted');
    staging.moveIntoPlace(folderName(sequence));
    after('moved');
    // A rename changes no byte, and the folder has just passed the check.
    const trial = await activateChecked({ dataFolder, manifest, check: async () => null, after });
    if (!trial.ok) return trial;
    const removed = tryPruneReleases(dataFolder, releasesKept);
    return ok({ manifest, pointer: trial.value, records: revisions.length, removed });
  } finally {
    // Where even this fails, such as on a full disk, the next who publishes or opens the workshop does it.
    await settlePublication(folder, dataFolder).catch(() => {});
    after('marked');
  }
}
