import type { RecordKind, RecordSummary, WorkshopRecord } from '../../db/model/api/records.ts';

/** Records for tests of the workshop's page: small, typed, invented. */
export const recordSummary = (
  kind: RecordKind,
  id: string,
  title: string,
  more: Partial<RecordSummary> = {},
): RecordSummary => ({
  kind,
  id,
  title: { en: title },
  state: 'released',
  revision: 1,
  drafts: [],
  problems: 0,
  changedAt: '2026-11-23T09:05:00.000Z',
  changedBy: 'Айгүл',
  ...more,
});

export const workshopRecord = (
  kind: RecordKind,
  id: string,
  title: string,
  more: Partial<WorkshopRecord> = {},
): WorkshopRecord => ({
  ...recordSummary(kind, id, title),
  body: { id },
  draft: null,
  found: [],
  usedBy: [],
  claims: [],
  returnedWith: null,
  ...more,
});
