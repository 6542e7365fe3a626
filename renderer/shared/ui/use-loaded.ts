import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * The result of `load`, which runs again when `deps` change; null before the first result. An answer that a newer
 * `deps` has overtaken is dropped. A failure keeps the last result: catch it in `load` to show something else.
 */
export function useLoaded<T>(load: () => Promise<T>, deps: readonly unknown[]): T | null {
  const loaded = useSignal<T | null>(null);
  useEffect(() => {
    let current = true;
    load().then(
      (value) => {
        if (current) loaded.value = value;
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [...deps]);
  return loaded.value;
}
