/** The click of a touch follows its end at once; a slow page may be late. In milliseconds. */
const restOfTouchMs = 600;

/** Whether a finger, or the button of a mouse, is down. */
let isDown = false;

// The web edition draws its documents without a page.
if (typeof document !== 'undefined') {
  const note = (event: Event): void => {
    isDown = event.type === 'pointerdown';
  };
  for (const kind of ['pointerdown', 'pointerup', 'pointercancel'])
    document.addEventListener(kind, note, { capture: true });
}

/**
 * Stops the next click: the touch that changed the screen must not press what appeared under the finger, nor put the focus
 * there, however long the finger rests.
 */
export function swallowNextClick(): void {
  const swallowing = new AbortController();
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'click') swallowing.abort();
  };
  for (const kind of ['mousedown', 'click']) {
    document.addEventListener(kind, swallow, { capture: true, signal: swallowing.signal });
  }
  const stopSoon = (): void => {
    setTimeout(() => swallowing.abort(), restOfTouchMs);
  };
  if (!isDown) {
    stopSoon();
    return;
  }
  const lifted = new AbortController();
  const end = (): void => {
    lifted.abort();
    stopSoon();
  };
  for (const kind of ['pointerup', 'pointercancel']) {
    document.addEventListener(kind, end, { capture: true, signal: lifted.signal });
  }
}
