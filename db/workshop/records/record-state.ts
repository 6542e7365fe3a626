import type { DashboardList, RecordKind, RecordProblem, RecordState } from '../../model/api/records.ts';
import { sortOf } from '../../release/content/checks/read-whole.ts';
import type { Body } from '../types.ts';
import { citationsOf } from './kinds.ts';

/** Newest, approved and released revision of a record. */
export interface RecordStatus {
  head: number;
  approved: number | null;
  released: number | null;
  withdrawn: boolean;
  /** The newest revision was sent back. */
  returned: boolean;
}

export function stateOf({ head, approved, released, withdrawn, returned }: RecordStatus): RecordState {
  if (withdrawn) return 'withdrawn';
  if (returned) return 'returned';
  if (head === released) return 'released';
  if (head === approved) return 'approved';
  return released === null ? 'new' : 'changed';
}

/** Dashboard lists by problem. */
const listByProblem: Partial<Record<RecordProblem['code'], DashboardList>> = {
  'missing-language': 'missing-language',
  'missing-citation': 'missing-citation',
  'unknown-reference': 'broken-links',
  'broken-link': 'broken-links',
  'missing-alt': 'media-faults',
  'missing-rights': 'media-faults',
  'missing-captions': 'media-faults',
  'missing-transcript': 'media-faults',
  sense: 'contradictions',
  'figures-differ': 'contradictions',
  unverified: 'unverified',
};

/** The dashboard lists that a record is on; drafts are counted where they are kept. */
export function listsOf(
  status: RecordStatus,
  what: { kind: RecordKind; unverified: boolean; problems: readonly Pick<RecordProblem, 'code'>[] },
): Set<DashboardList> {
  const lists = new Set<DashboardList>();
  if (awaitsReview(status)) lists.add('awaiting-review');
  if (status.head === status.approved && status.head !== status.released) lists.add('approved');
  if (status.returned) lists.add('returned');
  if (status.withdrawn) return lists.add('withdrawn');
  if (what.unverified) lists.add('unverified');
  if (what.kind === 'contradiction') lists.add('contradictions');
  for (const { code } of what.problems) {
    const list = listByProblem[code];
    if (list !== undefined) lists.add(list);
  }
  return lists;
}

/** A record that was withdrawn before its approval concerns no release. */
function awaitsReview({ head, approved, withdrawn, returned }: RecordStatus): boolean {
  return head !== approved && !returned && !(withdrawn && approved === null);
}

/** Whether a record is held until it is confirmed; no published record may refer to it. */
export function isUnverified(kind: RecordKind, body: Body): boolean {
  if (kind === 'claim') return body.status === 'unverified';
  if (kind === 'source') return body.kind === 'unverified';
  return kind === 'term' && body.expansionStatus === 'unverified';
}

/** The fields of a record that the validation of other records depends on. */
export function faceOf(kind: RecordKind, body: Body, withdrawn: boolean): string {
  const { parent, country, partOf } = body;
  const cited = kind === 'claim' ? [...new Set(citationsOf(body).map(sortOf))].sort() : [];
  const lacksAmount = body.amount === undefined;
  return JSON.stringify([withdrawn, isUnverified(kind, body), parent, country, partOf, lacksAmount, cited]);
}
