import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';

interface Drag {
  from: number;
  /** The gap that the entry falls into: before the entry of this index. */
  to: number;
}

/**
 * Moves the entries of a list by a handle, with a mouse, a pen or a finger. A keyboard has the buttons beside it.
 *
 * @param list its children are the entries, in their order, one below the other
 */
export function useDragOrder<T>(
  list: RefObject<HTMLElement | null>,
  items: readonly T[],
  onChange: (items: T[]) => void,
) {
  const drag = useSignal<Drag | null>(null);
  const gapAt = (y: number): number =>
    [...(list.current?.children ?? [])].filter((entry) => {
      const { top, height } = entry.getBoundingClientRect();
      return y > top + height / 2;
    }).length;
  const drop = (): void => {
    const { from, to } = drag.value ?? { from: 0, to: 0 };
    drag.value = null;
    const at = to > from ? to - 1 : to;
    if (at !== from) onChange(items.toSpliced(from, 1).toSpliced(at, 0, items[from] as T));
  };
  return {
    /** Of the entry before whose gap the dragged one would fall; after the last one it is the number of entries. */
    gap: drag.value?.to ?? null,
    handleOf: (index: number) => ({
      onPointerDown: (event: PointerEvent): void => {
        (event.currentTarget as Element).setPointerCapture(event.pointerId);
        event.preventDefault();
        drag.value = { from: index, to: index };
      },
      onPointerMove: ({ clientY }: PointerEvent): void => {
        const { from } = drag.value ?? {};
        if (from !== undefined) drag.value = { from, to: gapAt(clientY) };
      },
      onPointerUp: drop,
      onPointerCancel: (): void => {
        drag.value = null;
      },
    }),
  };
}
