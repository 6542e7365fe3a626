import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Something that comes and goes on the map; items with the same key do not fade. */
export interface Keyed {
  key: string;
}

export type Fading<T> = T & { leaving: boolean };

/** The items during a change: those that leave, below the new ones. */
export function crossFade<T extends Keyed>(before: readonly Fading<T>[], next: readonly T[]): Fading<T>[] {
  const keys = new Set(next.map(({ key }) => key));
  const leaving = before.filter((item) => !item.leaving && !keys.has(item.key));
  return [...leaving.map((item) => ({ ...item, leaving: true })), ...next.map((item) => ({ ...item, leaving: false }))];
}

/** Keeps items that leave for `fadeMs`; with 0 they disappear at once. */
export function useCrossFade<T extends Keyed>(items: readonly T[], fadeMs: number): Fading<T>[] {
  const shown = useRef<Fading<T>[]>([]);
  const last = useRef<readonly T[] | null>(null);
  const faded = useSignal<readonly T[] | null>(null);
  if (last.current !== items) {
    last.current = items;
    shown.current = crossFade(shown.current, items);
  }
  if (fadeMs === 0 || faded.value === items) shown.current = shown.current.filter(({ leaving }) => !leaving);
  useEffect(() => {
    if (!shown.current.some(({ leaving }) => leaving)) return;
    const timer = setTimeout(() => {
      faded.value = items;
    }, fadeMs);
    return () => clearTimeout(timer);
  }, [items, fadeMs]);
  return shown.current;
}
