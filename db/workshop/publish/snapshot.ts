import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordKind } from '../../model/api/records.ts';
import { mediaFile } from '../../model/entry/media.ts';
import type { SubjectClaim } from '../../release/content/claims.ts';
import type { Content } from '../../release/content/layout.ts';
import { withoutWithheld } from '../../release/content/withheld.ts';
import type { ReadableDb } from '../../sqlite/connection.ts';
import { readContent } from '../content/content.ts';
import { createEditionReader } from '../content/edition.ts';
import type { Version } from '../types.ts';
import { type Obstacle, obstacleOf } from './gates.ts';

/** A file of a medium, and what it is called in a release. */
interface MediumFile {
  from: string;
  /** `<sha256>.<ext>` */
  name: string;
}

/** Everything that a release would be made of, read at one moment. */
export interface Snapshot {
  /** Null if there are obstacles. Its entries hold no claims. */
  content: Content | null;
  /** The claims, in the order of a release, one by one: for as long as the connection is open. */
  claims: () => Iterable<SubjectClaim>;
  media: MediumFile[];
  obstacles: Obstacle[];
  /** Approved revisions that are in no release yet. */
  revisions: { serial: number; revision: number }[];
  /** Whether this problem is also one of the newest revision; else it comes of what was not approved with it. */
  isInDraft(obstacle: Obstacle): boolean;
}

/**
 * @param mediaFolders where the files of media may be: the workshop's own, and the built-in release's
 * @param stepBack records read in their approved revision, whatever the version; each as `kind id`
 */
export function takeSnapshot(
  db: ReadableDb,
  mediaFolders: readonly string[],
  version: Version,
  stepBack: ReadonlySet<string> = new Set(),
): Snapshot {
  // One transaction, so that concurrent saves and approvals do not change what is read.
  db.prepare('BEGIN').run();
  try {
    const read = readContent(createEditionReader(db).edition(version, stepBack));
    const obstacles: Obstacle[] = read.ok ? [] : read.problems.map(obstacleOf);
    const content = read.ok ? withoutWithheld(read.content) : null;
    const media: MediumFile[] = [];
    for (const medium of content?.media ?? []) {
      const from = mediaFolders.map((one) => join(one, mediaFile(medium))).find((file) => existsSync(file));
      if (from === undefined) obstacles.push(withoutFile(medium.id));
      else media.push({ from, name: mediaFile(medium) });
    }
    return {
      content: obstacles.length === 0 ? content : null,
      // Revisions never change: read after the transaction, they are what they were in it.
      claims: read.ok ? read.claims : () => [],
      media: onceEach(media),
      obstacles,
      revisions: unreleased(db),
      isInDraft: inDraft(db),
    };
  } finally {
    db.prepare('COMMIT').run();
  }
}

const withoutFile = (id: string): Obstacle => ({
  record: { kind: 'media', id },
  problem: {
    code: 'missing-alt',
    path: ['sha256'],
    message: 'names a file that is not in the workshop: add it again',
  },
});

/** Two records may show one file. */
function onceEach(media: readonly MediumFile[]): MediumFile[] {
  return [...new Map(media.map((medium) => [medium.name, medium])).values()];
}

function unreleased(db: ReadableDb): Snapshot['revisions'] {
  return db
    .prepare<[], { serial: number; revision: number }>(
      `SELECT serial, approved AS revision FROM record INDEXED BY record_unreleased
       WHERE approved IS NOT released AND approved IS NOT NULL`,
    )
    .all();
}

function inDraft(db: ReadableDb): Snapshot['isInDraft'] {
  const codes = db.prepare<[RecordKind, string], { code: string }>(
    `SELECT problem.code FROM record CROSS JOIN problem ON problem.record = record.serial
     WHERE record.kind = ? AND record.id = ?`,
  );
  return ({ record, problem }) =>
    record === null || codes.all(record.kind, record.id).some(({ code }) => code === problem.code);
}
