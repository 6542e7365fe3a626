/** So many neighbours in a list around one of them, and itself; all where there are not more. */
export function namesAround<T extends { id: string }>(all: readonly T[], id: string, count: number): T[] {
  const at = all.findIndex((each) => each.id === id);
  if (at < 0 || count === 0) return [];
  const first = Math.max(0, Math.min(all.length - count, at - Math.floor(count / 2)));
  return all.slice(first, first + count);
}
