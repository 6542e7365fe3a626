import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Width and height of an element in CSS pixels, kept up to date; null before its layout. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const size = useSignal<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      const known = size.peek();
      // Observers also report the first size.
      if (width !== known?.width || height !== known.height) size.value = { width, height };
    };
    const observer = new ResizeObserver(read);
    observer.observe(element);
    read();
    return () => observer.disconnect();
  }, [ref, size]);
  return size.value;
}
