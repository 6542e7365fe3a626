/** The part of the screen that scrolls: the innermost one that says so and has something to scroll. */
export function scroller(): HTMLElement | null {
  const all = [...document.querySelectorAll<HTMLElement>('[data-scroller]')];
  return all.findLast((element) => element.scrollHeight > element.clientHeight) ?? all[0] ?? null;
}
