import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Opens a dialog over the page for as long as it is drawn: it takes the focus, and gives it back. */
export function useModal(own: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = own.current;
    dialog?.showModal();
    return () => {
      // What lies under an open sheet takes no focus.
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [own]);
}
