import './spoken-mark.css';

const name = 'spoken';

/**
 * Marks the spoken sentence without touching the page: `::highlight(spoken)` in spoken-mark.css. Where the browser lacks
 * CSS highlights, the box around the sentence is marked.
 */
export function markSpoken(range: Range | null): void {
  for (const marked of document.querySelectorAll('[data-spoken]')) marked.removeAttribute('data-spoken');
  if (typeof Highlight === 'undefined' || !CSS.highlights) {
    if (range) boxOf(range)?.setAttribute('data-spoken', '');
  } else if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}

const boxOf = ({ commonAncestorContainer: node }: Range): Element | null =>
  node instanceof Element ? node : node.parentElement;

/** Leaves the reader's eye in peace while the sentence stands well inside of what scrolls; else brings it there. */
export function bringIntoView(range: Range, still: boolean): void {
  const box = range.getBoundingClientRect();
  const scroller = scrollerOf(boxOf(range));
  if (!scroller || (box.width === 0 && box.height === 0)) return;
  const frame = scroller.getBoundingClientRect();
  const isWell = box.top >= frame.top + frame.height * 0.1 && box.bottom <= frame.bottom - frame.height * 0.15;
  if (isWell) return;
  const top = box.top - frame.top - frame.height * 0.3;
  scroller.scrollBy({ top, behavior: still ? 'instant' : 'smooth' });
}

function scrollerOf(start: Element | null): Element | null {
  for (let element = start; element; element = element.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(element).overflowY);
    if (scrolls && element.scrollHeight > element.clientHeight) return element;
  }
  return null;
}
