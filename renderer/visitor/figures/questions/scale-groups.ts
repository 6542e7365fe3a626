import type { Claim } from '../../../../db/model/api/claim.ts';

/** Claims that may stand on one scale, or a single one that may be compared with nothing. */
export interface ScaleGroup {
  /** Null: these count something of their own. */
  scale: string | null;
  claims: Claim[];
  /** The largest amount of the group; bars are shares of it. */
  largest: number;
}

/**
 * Parts the claims of a question by what they count: only equal populations share a scale. The order of the claims
 * is kept, a group standing where its first claim stands.
 */
export function scaleGroups(claims: Claim[]): ScaleGroup[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = claim.amount && claim.counts?.scale ? claim.counts.scale : `alone:${claim.id}`;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const shared = [...groups].filter(([, members]) => members.length > 1);
  const alone = [...groups.values()].filter((members) => members.length === 1).flat();
  return [
    ...shared.map(([scale, members]) => ({ scale, claims: members, largest: largestOf(members) })),
    ...(alone.length > 0 ? [{ scale: null, claims: alone, largest: 0 }] : []),
  ];
}

function largestOf(claims: Claim[]): number {
  return Math.max(...claims.map(({ amount }) => amount?.max ?? amount?.min ?? 0));
}
