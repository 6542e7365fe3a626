import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { LoopNow } from '../../../db/model/api/loop.ts';

/** Silences that were kept to their end: a clock that is put back does not begin them again. */
const kept = signal<ReadonlySet<string>>(new Set());

/** Whether the minute of silence lasts. */
export function useSilence({ silence }: LoopNow): boolean {
  const [lasting, setLasting] = useState<string | null>(null);
  useEffect(() => {
    if (!silence || kept.value.has(silence.id)) return setLasting(null);
    const { id, inMs, durationMs } = silence;
    const end = (): void => {
      kept.value = new Set([...kept.value, id]);
      setLasting(null);
    };
    const begins = setTimeout(() => setLasting(id), Math.max(0, inMs));
    const ends = setTimeout(end, Math.max(0, inMs + durationMs));
    return () => {
      clearTimeout(begins);
      clearTimeout(ends);
    };
  }, [silence]);
  return lasting !== null;
}
