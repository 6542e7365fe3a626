/** Letters that an unhurried reader takes in a second. */
const lettersPerSecond = 11;

/** Nobody needs longer than this many times the idle time for what stands on the glass at once. */
const mostIdleTimes = 2;

/** How long somebody may be reading what is on the screen without touching it. */
export function readingMs(letters: number, idleMs: number): number {
  return Math.min((letters / lettersPerSecond) * 1000, mostIdleTimes * idleMs);
}

/** Letters of what lies open, or else of the screen, as far as they are in sight; to read on is to scroll. */
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
