import { useEffect } from 'preact/hooks';

/** How long the rest of a touch may take: its click must not press what has come to stand under it. */
const restOfTouchMs = 700;

/** Any touch, as soon as the finger is down, and any key. */
export function useAnyTouch(begin: () => void): void {
  useEffect(() => {
    const onPointer = (): void => {
      swallowNextClick();
      begin();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (!event.repeat && !event.ctrlKey && !event.altKey && !event.metaKey) begin();
    };
    addEventListener('pointerdown', onPointer);
    addEventListener('keydown', onKey);
    // A screen reader presses without a pointer.
    addEventListener('click', begin);
    return () => {
      removeEventListener('pointerdown', onPointer);
      removeEventListener('keydown', onKey);
      removeEventListener('click', begin);
    };
  }, [begin]);
}

function swallowNextClick(): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), restOfTouchMs);
}
