import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import type { Readable } from './reader.ts';
import { type Span, splitParts, splitSentences } from './sentence-split.ts';
import { spokenText } from './spoken-text.ts';

/** A sentence on the screen, with its spoken form. */
export interface Sentence extends Readable {
  /** Where it is on the screen; collapses when the screen removes it. */
  range: Range;
}

/** The text of a screen, sentence by sentence, in reading order. Headings are announced; controls are left out. */
export function sentencesOf(root: Element, language: Language): Sentence[] {
  return passagesOf(root).flatMap((passage) => {
    const sentenceLanguage = languages.find((each) => each === passage.lang) ?? language;
    return splitSentences(passage.text, sentenceLanguage).map((span) => ({
      language: sentenceLanguage,
      parts: splitParts(spokenForm(passage, span, sentenceLanguage)),
      range: rangeOf(passage, span),
    }));
  });
}

function spokenForm({ text, heading }: Passage, { start, end }: Span, language: Language): string {
  const spoken = spokenText(text.slice(start, end), language);
  // A large number is marked up as a heading, but is not announced as one.
  const announces = heading && start === 0 && /\p{L}/u.test(spoken);
  return announces ? translateIn(language)('speech.heading', { text: spoken }) : spoken;
}

function rangeOf({ pieces }: Passage, { start, end }: Span): Range {
  const range = document.createRange();
  const first = pieces.findLast((piece) => piece.start <= start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first) range.setStart(first.node, Math.min(start - first.start, first.node.length));
  if (last) range.setEnd(last.node, Math.min(end - last.start, last.node.length));
  return range;
}

/** Text that belongs together: a heading, a paragraph, one row of a list. */
interface Passage {
  /** As printed, with a pause (`, `) between boxes that are side by side. */
  text: string;
  heading: boolean;
  /** The nearest `lang` attribute. */
  lang: string;
  pieces: Piece[];
}

/** A text node and its offset in the text of the passage. */
interface Piece {
  node: Text;
  start: number;
}

/** Elements that form a passage. */
const passageElements = 'h1,h2,h3,h4,p,li,tr,blockquote,figcaption,dl>div';
const skipped = [
  '[aria-hidden="true"],[data-unspoken],script,style,svg,canvas,input,textarea,select,nav',
  '[role="slider"],[role="toolbar"],[role="tablist"]',
].join();

function passagesOf(root: Element): Passage[] {
  const found: OpenPassage[] = [];
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

interface OpenPassage {
  passage: Passage;
  /** The element that forms the passage. */
  owner: Element;
  /** The box of its last piece. */
  box: Element;
}

function passageOf(node: Text, owner: Element, lang: string): Passage {
  return { text: node.data, heading: owner.matches('h1,h2,h3,h4'), lang, pieces: [{ node, start: 0 }] };
}

/** Spoken punctuation where the layout separates: a term and its definition, boxes side by side, adjacent labels. */
function pauseBetween(last: OpenPassage, box: Element, node: Text): string {
  if (last.box !== box) return last.box.matches('dt') ? ': ' : ', ';
  const touches = /[\p{L}\p{N}]$/u.test(last.passage.text) && /^[\p{L}\p{N}]/u.test(node.data);
  // KeepTogether wraps the end of a word in a span: no pause within a word.
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
    const hidden = node.matches(skipped) || !node.checkVisibility({ visibilityProperty: true });
    return hidden ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data.trim() !== '') yield node;
  }
}

/** @returns null for the label of a control outside of any passage, and for the scale of a chart */
function ownerOf(element: Element, root: Element): Element | null {
  const within = (found: Element | null) => (found && found !== root && root.contains(found) ? found : null);
  const owner = within(element.closest(passageElements));
  if (owner) return owner;
  return within(element.closest('button,a,figure')) ? null : boxOf(element, root);
}

/** The nearest element that is laid out as a box, not inline. */
function boxOf(element: Element, root: Element): Element {
  let box = element;
  while (box !== root && box.parentElement && isInline(box)) box = box.parentElement;
  return box;
}

const isInline = (element: Element): boolean => /^(inline|contents|ruby)/.test(getComputedStyle(element).display);

const langOf = (element: Element): string => element.closest('[lang]')?.getAttribute('lang') ?? '';
