/** Prevents the browser's own reactions to touches and keys: menus, zoom, selection, drag images. */
export function preventDefaults(target: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'dblclick']) {
    target.addEventListener(name, stop);
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  // A movement that already scrolls is not cancelable; preventing it is an error.
  const stopPinch = (event: TouchEvent): void => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  target.addEventListener('touchmove', stopPinch, { passive: false });
  target.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0', 'p', 's', 'f', 'u'].includes(event.key)) {
      event.preventDefault();
    }
  });
}

/** Follows links inside the page without adding to the browser's history. A touched link looks so until its screen is there. */
export function followLinks(target: Document, go: (hash: string) => Promise<void>): void {
  target.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[href^="#/"]') : null;
    if (!link) return;
    event.preventDefault();
    link.dataset.pressed = '';
    void go(link.getAttribute('href') ?? '').finally(() => delete link.dataset.pressed);
  });
}

/** Resolves after the frame that shows a touch: what it leads to is drawn in the next. A hidden page draws none and goes on at once. */
export function touchPainted(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // The callback runs before the paint of its frame, the message after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  });
}
