/** Letters per second of an unhurried reader. */
const lettersPerSecond = 11;

/** Upper limit, in idle times: one screen of text takes no longer. */
const maxIdleTimes = 2;

/** How long a visitor may read the screen without touching it. */
export function readingMs(letters: number, idleMs: number): number {
  return Math.min((letters / lettersPerSecond) * 1000, maxIdleTimes * idleMs);
}

/** Letters of the open dialog, or else of the screen, that are inside the viewport: reading on takes a scroll. */
export function lettersInSight(page: Document): number {
  const root = page.querySelector('[role=dialog], dialog[open]') ?? page.querySelector('main');
  if (!root) return 0;
  const height = page.documentElement.clientHeight;
  const walker = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = page.createRange();
  let letters = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    const { top, bottom } = range.getBoundingClientRect();
    if (bottom <= top || bottom <= 0 || top >= height) continue;
    const share = (Math.min(bottom, height) - Math.max(top, 0)) / (bottom - top);
    letters += share * (node.nodeValue?.length ?? 0);
  }
  return letters;
}
