import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Something that comes and goes on the map; items with the same key do not fade. */
export interface Keyed {
  key: string;
}

export type Fading<T> = T & { change: 'entering' | 'leaving' | null };

/** The items during a change: those that leave, below the new ones. The first items of all are there at once. */
export function crossFade<T extends Keyed>(before: readonly Fading<T>[], next: readonly T[]): Fading<T>[] {
  const staying = before.filter(({ change }) => change !== 'leaving');
  const known = keysOf(staying);
  const keys = keysOf(next);
  const isNew = (key: string): boolean => staying.length > 0 && !known.has(key);
  return [
    ...staying.filter(({ key }) => !keys.has(key)).map((item) => ({ ...item, change: 'leaving' as const })),
    ...next.map((item) => ({ ...item, change: isNew(item.key) ? ('entering' as const) : null })),
  ];
}

const keysOf = (items: readonly Keyed[]): Set<string> => new Set(items.map(({ key }) => key));

const settle = <T>(items: readonly Fading<T>[]): Fading<T>[] =>
  items.filter(({ change }) => change !== 'leaving').map((item) => ({ ...item, change: null }));

/**
 * Fades by the few steps that begin at `times`, milliseconds after a change; at the last one what leaves is gone. Each frame of a
 * continuous fade would draw the map again, which costs a kiosk without a graphics card twice as much.
 * @returns the items, and how many of the steps have begun
 */
export function useCrossFade<T extends Keyed>(items: readonly T[], times: readonly number[]): [Fading<T>[], number] {
  const shown = useRef<Fading<T>[]>([]);
  const last = useRef<readonly T[]>([]);
  const begun = useSignal({ items: last.current, steps: 0 });
  if (last.current !== items) {
    last.current = items;
    shown.current = crossFade(shown.current, items);
  }
  const steps = begun.value.items === items ? begun.value.steps : 0;
  if (steps >= times.length) shown.current = settle(shown.current);
  useEffect(() => {
    if (shown.current.every(({ change }) => change === null)) return;
    const timers = times.map((ms, index) =>
      setTimeout(() => {
        begun.value = { items, steps: index + 1 };
      }, ms),
    );
    return () => timers.forEach(clearTimeout);
  }, [items, times]);
  return [shown.current, steps];
}
