/** Words that belong together on the screen: a heading, a paragraph, one row of a list. */
export interface Passage {
  /** As it is printed, with a pause (`, `) where boxes stand side by side. */
  text: string;
  heading: boolean;
  /** The `lang` that is written nearest to the words. */
  lang: string;
  pieces: Piece[];
}

/** A text node of the screen and where it stands in its passage. */
export interface Piece {
  node: Text;
  start: number;
}

/** What makes a passage of its own. */
const unit = 'h1,h2,h3,h4,p,li,tr,blockquote,figcaption,dl>div';
const unread = [
  '[aria-hidden="true"],[data-unspoken],script,style,svg,canvas,input,textarea,select,nav',
  '[role="slider"],[role="toolbar"],[role="tablist"]',
].join();

/** The words of a screen that can be seen, in reading order, without its controls. */
export function passagesOf(root: Element): Passage[] {
  const found: Found[] = [];
  for (const node of textsIn(root)) {
    const element = node.parentElement;
    const owner = element && ownerOf(element, root);
    if (!element || !owner) continue;
    const box = boxOf(element, root);
    const lang = langOf(element);
    const last = found.at(-1);
    if (last?.owner === owner && last.passage.lang === lang) {
      append(last.passage, node, pauseBetween(last, box, node));
      last.box = box;
    } else found.push({ passage: passageOf(node, owner, lang), owner, box });
  }
  return found.map(({ passage }) => passage).filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

interface Found {
  passage: Passage;
  /** The element that makes it a passage. */
  owner: Element;
  /** The box of its last piece. */
  box: Element;
}

function passageOf(node: Text, owner: Element, lang: string): Passage {
  return { text: node.data, heading: owner.matches('h1,h2,h3,h4'), lang, pieces: [{ node, start: 0 }] };
}

/** What a listener hears where the eye sees space: a term before its meaning, boxes side by side, words without a gap. */
function pauseBetween(last: Found, box: Element, node: Text): string {
  if (last.box !== box) return last.box.matches('dt') ? ': ' : ', ';
  const touches = /[\p{L}\p{N}]$/u.test(last.passage.text) && /^[\p{L}\p{N}]/u.test(node.data);
  // What is only tied to the end of its line is the rest of the same word.
  return touches && node.parentElement?.matches('span:not(.nowrap),a,button') ? ', ' : '';
}

function append(passage: Passage, node: Text, pause: string): void {
  const paused = /[\s.,:;!?…–—(«“-]$/u.test(passage.text) || /^[\s.,:;!?…)»”]/u.test(node.data);
  passage.text += pause !== '' && paused ? ' ' : pause;
  passage.pieces.push({ node, start: passage.text.length });
  passage.text += node.data;
}

function* textsIn(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    const hidden = node.matches(unread) || !node.checkVisibility({ visibilityProperty: true });
    return hidden ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data.trim() !== '') yield node;
  }
}

/** @returns null for the words of a control that stands alone, and for the scale of a chart */
function ownerOf(element: Element, root: Element): Element | null {
  const within = (found: Element | null) => (found && found !== root && root.contains(found) ? found : null);
  const owner = within(element.closest(unit));
  if (owner) return owner;
  return within(element.closest('button,a,figure')) ? null : boxOf(element, root);
}

/** The nearest element that is laid out as a box, not as a run of letters in a line. */
function boxOf(element: Element, root: Element): Element {
  let box = element;
  while (box !== root && box.parentElement && isInline(box)) box = box.parentElement;
  return box;
}

const isInline = (element: Element): boolean => /^(inline|contents|ruby)/.test(getComputedStyle(element).display);

const langOf = (element: Element): string => element.closest('[lang]')?.getAttribute('lang') ?? '';
