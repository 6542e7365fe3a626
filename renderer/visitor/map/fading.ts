/** Something that comes and goes on the map; what has the same key stands still. */
export interface Keyed {
  key: string;
}

export type Fading<T> = T & { leaving: boolean };

/** What is to be seen while one set gives way to the next: the new, over what leaves. */
export function giveWay<T extends Keyed>(before: readonly Fading<T>[], next: readonly T[]): Fading<T>[] {
  const keys = new Set(next.map(({ key }) => key));
  const leaving = before.filter((item) => !item.leaving && !keys.has(item.key));
  return [...leaving.map((item) => ({ ...item, leaving: true })), ...next.map((item) => ({ ...item, leaving: false }))];
}
