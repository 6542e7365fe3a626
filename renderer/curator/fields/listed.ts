/** The list with one entry a step nearer to its beginning (-1) or end (1); what is at the edge stays. */
export function moved<T>(items: readonly T[], index: number, step: -1 | 1): T[] {
  const to = index + step;
  const item = items[index];
  if (to < 0 || to >= items.length || item === undefined) return [...items];
  return without(items, index).toSpliced(to, 0, item);
}

export const without = <T>(items: readonly T[], index: number): T[] => items.toSpliced(index, 1);
