import { useEffect, useRef, useState } from 'preact/hooks';
import { type Fading, giveWay, type Keyed } from './fading.ts';

/** Keeps what has gone until its fade is over. With motion standing still it goes at once. */
export function useFading<T extends Keyed>(items: readonly T[], fadeMs: number): Fading<T>[] {
  const shown = useRef<Fading<T>[]>([]);
  const last = useRef<readonly T[] | null>(null);
  const [, repaint] = useState(0);
  if (last.current !== items) {
    last.current = items;
    const next = giveWay(shown.current, items);
    shown.current = fadeMs > 0 ? next : next.filter(({ leaving }) => !leaving);
  }
  useEffect(() => {
    if (!shown.current.some(({ leaving }) => leaving)) return;
    const timer = setTimeout(() => {
      shown.current = shown.current.filter(({ leaving }) => !leaving);
      repaint((count) => count + 1);
    }, fadeMs);
    return () => clearTimeout(timer);
  }, [items, fadeMs]);
  return shown.current;
}
