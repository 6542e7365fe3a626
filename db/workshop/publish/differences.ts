import type { ReviewItem } from '../../model/api/publish.ts';
import { type RecordKey, type RecordSummary, recordKinds } from '../../model/api/records.ts';
import { changesBetween } from '../records/changes.ts';
import type { Actor, Body, Workshop } from '../types.ts';

/** dashboard lists whose records differ from what was last released. */
const differing = ['awaiting-review', 'returned', 'approved'] as const;

/** So many of each list are shown at once: more than anybody reviews at one sitting. */
export const maxPerList = 200;

export interface Differences {
  items: ReviewItem[];
  /** More than are listed. */
  total: number;
}

/** Every record whose newest revision is not the released one, with what it changes. */
export function differencesToRelease(
  workshop: Pick<Workshop, 'records' | 'record' | 'history' | 'revision' | 'isOwnWork'>,
  asker: Actor,
  fourEyes: boolean,
): Differences {
  const pages = differing.map((list) => workshop.records({ list, limit: maxPerList }));
  const items = pages.flatMap(({ records }) => records.map((record) => difference(workshop, record, asker, fourEyes)));
  return { items, total: pages.reduce((sum, { total }) => sum + total, 0) };
}

function difference(
  workshop: Pick<Workshop, 'record' | 'history' | 'revision' | 'isOwnWork'>,
  record: RecordSummary,
  asker: Actor,
  fourEyes: boolean,
): ReviewItem {
  const revisions = workshop.history(record);
  const [newest] = revisions;
  const released = revisions.find(({ release }) => release !== null);
  const before = released ? (workshop.revision(record, released.number) ?? {}) : {};
  const after = workshop.revision(record, record.revision) ?? {};
  const isApproved = newest !== undefined && newest.approvedBy !== null;
  return {
    ...record,
    subject: record.kind === 'claim' ? subjectOf(after) : null,
    changes: record.state === 'withdrawn' ? [{ path: [], from: before, to: null }] : changesBetween(before, after),
    reason: newest?.reason ?? '',
    found: record.problems > 0 ? (workshop.record(record, asker)?.found ?? []) : [],
    isApproved,
    canApprove: asker.roles.includes('approver') && !isApproved && !(fourEyes && workshop.isOwnWork(record, asker)),
  };
}

function subjectOf({ subject }: Body): RecordKey | null {
  const { kind, id } = (subject ?? {}) as { kind?: unknown; id?: unknown };
  const known = recordKinds.find((each) => each === kind);
  return known && typeof id === 'string' ? { kind: known, id } : null;
}
