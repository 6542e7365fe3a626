import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { reportPageError } from '../api/page-errors.ts';

export interface Load<T> {
  /** The last result; null before the first one. A failure, or a newer load, keeps it. */
  value: T | null;
  /** The rejection of the last load; null after a success. */
  error: unknown;
  reload(): Promise<void>;
  /** Replaces the value, such as by the answer to a change. */
  set(value: T): void;
}

/** Runs `load` now and when `deps` change. A result that a newer load has overtaken is dropped. */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[]): Load<T> {
  const state = useSignal<Pick<Load<T>, 'value' | 'error'>>({ value: null, error: null });
  const newest = useRef(0);
  const reload = useCallback((): Promise<void> => {
    const own = ++newest.current;
    const show = (next: Pick<Load<T>, 'value' | 'error'>): void => {
      if (own === newest.current) state.value = next;
    };
    return load().then(
      (value) => show({ value, error: null }),
      (error: unknown) => show({ value: state.peek().value, error }),
    );
  }, [...deps]);
  const set = useCallback(
    (value: T) => {
      newest.current++;
      state.value = { value, error: null };
    },
    [state],
  );
  useEffect(() => {
    void reload();
    return () => void newest.current++;
  }, [reload]);
  return { ...state.value, reload, set };
}

/** The result alone of `useLoad`. A failure is reported as an error of the page: catch an expected one in `load`. */
export function useLoaded<T>(load: () => Promise<T>, deps: readonly unknown[]): T | null {
  const { value, error } = useLoad(load, deps);
  useEffect(() => {
    if (error !== null) reportPageError('not-loaded', error);
  }, [error]);
  return value;
}
