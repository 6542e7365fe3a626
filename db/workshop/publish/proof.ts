import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../model/result.ts';
import { buildDatabase } from '../../release/build/database.ts';
import { measure } from '../../release/files.ts';
import { databaseFile, mediaFolder } from '../../release/manifest.ts';
import { openReadable, type ReadableDb } from '../../sqlite/connection.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { gatesOf, type PublishRefusal } from './gates.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

interface Proof {
  folder: string;
  manifest: { id: string; sequence: number; files: { path: string; bytes: number; sha256: string }[] };
}

/** What is found wrong at most so many times, one thing behind the other. */
const maxRounds = 6;

/** A record that does not fit the records it refers to appears in its approved revision, too. */
function soundSnapshot(db: ReadableDb, mediaFolders: readonly string[]): Snapshot {
  const stepBack = new Set<string>();
  for (let round = 1; ; round++) {
    const snapshot = takeSnapshot(db, mediaFolders, 'proof', stepBack);
    const before = stepBack.size;
    for (const { record } of snapshot.obstacles) if (record) stepBack.add(`${record.kind} ${record.id}`);
    if (snapshot.content !== null || stepBack.size === before || round === maxRounds) return snapshot;
  }
}

/**
 * Builds what visitors would see of the newest revisions, approved or not, in a folder of its own. A record that has problems
 * appears in its approved revision. Nothing of it is signed: no kiosk takes it for a release.
 */
export function buildProof(
  folder: string,
  mediaFolders: readonly string[],
  out: string,
): Result<Proof, PublishRefusal> {
  const db = openReadable(join(folder, 'workshop.db'));
  try {
    const { content, claims, media, obstacles, isInDraft } = soundSnapshot(db, mediaFolders);
    if (content === null) {
      const gates = gatesOf(obstacles, null, (obstacle) => !isInDraft(obstacle));
      return failed({ reason: 'gates-closed', detail: String(obstacles.length), gates });
    }
    mkdirSync(join(out, mediaFolder), { recursive: true });
    for (const { from, name } of media) linkOrCopy(from, join(out, mediaFolder, name));
    buildDatabase(join(out, databaseFile), content, content.release.sequence, claims());
    const database = measure(out, databaseFile);
    // Media are named for their hashes: no need to read them again.
    const files = media.map(({ name }) => ({
      path: `${mediaFolder}/${name}`,
      bytes: statSync(join(out, mediaFolder, name)).size,
      sha256: name.slice(0, 64),
    }));
    const id = `proof-${database.sha256.slice(0, 8)}`;
    const manifest = { id, sequence: content.release.sequence, files: [database, ...files] };
    return ok({ folder: out, manifest });
  } finally {
    db.close();
  }
}
