/** Stops what a browser would do by itself under a visitor's hand: menus, zoom, selection, drag ghosts. */
export function calmBrowser(target: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'dblclick']) {
    target.addEventListener(name, stop);
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  target.addEventListener('touchmove', (event) => event.touches.length > 1 && event.preventDefault(), {
    passive: false,
  });
  target.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && ['+', '-', '=', '0', 'p', 's', 'f', 'u'].includes(event.key)) {
      event.preventDefault();
    }
  });
}

/** Signs that somebody is there. Scrolling counts: a reader's hand may rest between two pages. */
export function listenForPresence(target: Document, present: () => void): void {
  for (const name of ['pointerdown', 'pointermove', 'touchmove', 'keydown', 'wheel', 'scroll']) {
    target.addEventListener(name, present, { capture: true, passive: true });
  }
}

/** Follows links inside the page without leaving a step in the browser's own history. */
export function followLinks(target: Document, go: (hash: string) => void): void {
  target.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
    if (!link) return;
    event.preventDefault();
    go(link.getAttribute('href') ?? '');
  });
}
