/** The part of the screen that scrolls: the innermost one that says so. */
export function scroller(): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>('[data-scroller]');
  return all[all.length - 1] ?? null;
}
