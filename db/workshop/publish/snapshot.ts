import { basename, join } from 'node:path';
import * as v from 'valibot';
import type { ReadableDb } from '../../connection.ts';
import { mediaSchema } from '../../model/entry/media.ts';
import type { RecordKind, RecordProblem } from '../../model/record/workshop.ts';
import type { Content } from '../../release/content/layout.ts';
import { createContentReader } from '../content.ts';
import { findMedia } from '../media/find.ts';
import type { Version } from '../workshop.ts';
import { type Obstacle, obstacleOf } from './gates.ts';

/** A file of a medium, and what it is called in a release. */
export interface MediumFile {
  from: string;
  /** `<sha256>.<ext>` */
  name: string;
}

/** Everything that a release would be made of, read at one moment. */
export interface Snapshot {
  /** Null where anything stands in the way. */
  content: Content | null;
  media: MediumFile[];
  obstacles: Obstacle[];
  /** Approved revisions that are in no release yet. */
  revisions: { serial: number; revision: number }[];
  /** Whether this problem is also one of the newest revision; else it comes of what was not approved with it. */
  isInDraft(obstacle: Obstacle): boolean;
}

/** @param folder `<data>/workshop` */
export function takeSnapshot(db: ReadableDb, folder: string, version: Exclude<Version, 'released'>): Snapshot {
  // One transaction: whoever saves or approves meanwhile changes nothing of what is read.
  db.prepare('BEGIN').run();
  try {
    const reader = createContentReader(db);
    const read = reader.content(version);
    const obstacles: Obstacle[] = read.ok ? [] : read.problems.map(obstacleOf);
    const media: MediumFile[] = [];
    for (const { id, body } of reader.entries('media', version)) {
      const medium = v.safeParse(mediaSchema, body);
      const found = medium.success ? findMedia(join(folder, 'media'), medium.output.sha256) : null;
      if (found === null) obstacles.push(mediumObstacle(id, medium.success));
      else media.push({ from: found, name: basename(found) });
    }
    return {
      content: obstacles.length === 0 && read.ok ? read.content : null,
      media: onceEach(media),
      obstacles,
      revisions: unreleased(db),
      isInDraft: inDraft(db),
    };
  } finally {
    db.prepare('COMMIT').run();
  }
}

function mediumObstacle(id: string, isWellFormed: boolean): Obstacle {
  const record = { kind: 'media' as const, id };
  const problem: RecordProblem = isWellFormed
    ? { code: 'missing-rights', path: ['sha256'], message: 'names a file that is not in the workshop: add it again' }
    : { code: 'missing-alt', path: [], message: 'is not complete: alternative text and rights in every language' };
  return { record, problem };
}

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
