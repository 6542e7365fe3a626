import type { ReviewItem } from '../../../db/model/record/publish.ts';
import type { Role } from '../../../db/model/record/workshop.ts';
import type { Key } from '../state/words.ts';

/** Why somebody cannot approve a record; null: they can. */
export type Hindrance = 'role' | 'problems' | 'own' | null;

/** What stands between the asker and the approval of a record. */
export function hindranceOf(item: ReviewItem, roles: readonly Role[]): Hindrance {
  if (!roles.includes('approver')) return 'role';
  if (item.problems > 0 && item.state !== 'withdrawn') return 'problems';
  return item.canApprove ? null : 'own';
}

export const hindranceKeys = {
  role: 'review.cannot.role',
  problems: 'review.cannot.problems',
  own: 'review.cannot.own',
} as const satisfies Record<NonNullable<Hindrance>, Key>;
