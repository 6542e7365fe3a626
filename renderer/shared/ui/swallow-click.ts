/**
 * Stops the next click, within `withinMs`: the touch that changed the screen must not press what appeared under the
 * finger.
 */
export function swallowNextClick(withinMs: number): void {
  const swallow = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener('click', swallow, { capture: true }), withinMs);
}
