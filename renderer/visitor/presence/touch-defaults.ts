import type { TouchTracker } from './touch-tracker.ts';

/** Stops what a browser would do by itself under a visitor's hand: menus, zoom, selection, drag ghosts. */
export function calmBrowser(target: Document): void {
  const stop = (event: Event): void => event.preventDefault();
  for (const name of ['contextmenu', 'dragstart', 'selectstart', 'gesturestart', 'dblclick']) {
    target.addEventListener(name, stop);
  }
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  // A movement that the browser has begun to scroll with can no longer be stopped; trying to is an error.
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

/**
 * Signs that somebody is there. Scrolling counts: a reader's hand may rest between two pages. A key that repeats by
 * itself does not: it may be stuck.
 */
export function listenForPresence(target: Document, touches: TouchTracker, present: () => void): void {
  const listen = <Name extends keyof DocumentEventMap>(name: Name, hear: (event: DocumentEventMap[Name]) => void) =>
    target.addEventListener(name, hear, { capture: true, passive: true });
  const spotOf = ({ clientX, clientY }: PointerEvent) => ({ x: clientX, y: clientY });
  listen('pointerdown', (event) => touches.down(event.pointerId, spotOf(event)));
  listen('pointermove', (event) => touches.move(event.pointerId, spotOf(event)));
  listen('pointerup', (event) => touches.up(event.pointerId));
  listen('pointercancel', (event) => touches.up(event.pointerId));
  listen('keydown', (event) => event.repeat || present());
  listen('wheel', present);
  listen('scroll', present);
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
