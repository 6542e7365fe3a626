import type { Citation } from '../../model/api/claim.ts';

/** Titles of the sources, most cited first. */
export function titlesOf(citations: readonly Citation[]): string[] {
  const times = new Map<string, number>();
  for (const { sourceTitle } of citations) times.set(sourceTitle, (times.get(sourceTitle) ?? 0) + 1);
  return [...times].sort(([, a], [, b]) => b - a).map(([title]) => title);
}
