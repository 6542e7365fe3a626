import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { type Passage, passagesOf } from './passages.ts';
import type { Readable } from './reader.ts';
import { type Span, splitParts, splitSentences } from './sentence-split.ts';
import { spokenText } from './spoken-text.ts';

/** A sentence as it stands on the screen and as it is read. */
export interface Sentence extends Readable {
  /** Where it stands; collapsed as soon as the screen has lost it. */
  range: Range;
}

/** The words of a screen in its language, sentence by sentence; headings are announced. */
export function sentencesOf(root: Element, language: Language): Sentence[] {
  return passagesOf(root).flatMap((passage) => {
    const own = languages.find((each) => each === passage.lang) ?? language;
    return splitSentences(passage.text, own).map((span) => ({
      language: own,
      parts: splitParts(announced(passage, span, own)),
      range: rangeOf(passage, span),
    }));
  });
}

function announced({ text, heading }: Passage, { start, end }: Span, language: Language): string {
  const spoken = spokenText(text.slice(start, end), language);
  // A number that stands as large as a heading is heard as a number.
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
