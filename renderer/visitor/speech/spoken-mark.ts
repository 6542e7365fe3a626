import './spoken-mark.css';

const name = 'spoken';

/**
 * Marks the spoken sentence without changing the document: `::highlight(spoken)` in spoken-mark.css. In a browser without
 * CSS highlights it marks the element around the sentence.
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

/** Scrolls only when the sentence is not well inside the visible part. */
export function bringIntoView(range: Range, still: boolean): void {
  const box = range.getBoundingClientRect();
  const scroller = scrollerOf(boxOf(range));
  if (!scroller || (box.width === 0 && box.height === 0)) return;
  const frame = scroller.getBoundingClientRect();
  const isInView = box.top >= frame.top + frame.height * 0.1 && box.bottom <= frame.bottom - frame.height * 0.15;
  if (isInView) return;
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
