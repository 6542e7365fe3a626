import type { Language } from '../../../db/model/vocabulary.ts';

/** Where a sentence stands in its text: from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Dots that end no sentence: initials, «г.», «ж.», and what is abbreviated more than once in the texts. */
const abbreviation =
  /(?:^|[^\p{L}])(?:\p{L}|гг|жж|вв|тт|ст|см|им|ул|пос|обл|тыс|млн|млрд|мың|St|No|vol|pp|ed|etc|cf|Mr|Dr)\.$/u;

/** Sentences of a text, without the spaces around them. */
export function splitSentences(text: string, language: Language): Span[] {
  const spans: Span[] = [];
  for (const { segment, index } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)) {
    const last = spans.at(-1);
    if (last && abbreviation.test(text.slice(last.start, last.end).trimEnd())) last.end = index + segment.length;
    else spans.push({ start: index, end: index + segment.length });
  }
  return spans
    .map((span) => trimmed(text, span))
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}

/** Some voices fall silent after about fifteen seconds without a word of it: nothing longer is said in one breath. */
const longestPart = 150;

/** Parts of one breath, broken after a comma or a dash, at worst between two words. */
export function splitParts(spoken: string): string[] {
  const parts: string[] = [];
  let rest = spoken;
  while (rest.length > longestPart) {
    const at = breakIn(rest.slice(0, longestPart));
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return [...parts, rest.trim()].filter((part) => part !== '');
}

function breakIn(text: string): number {
  const pause = [...text.matchAll(/[,;:)»”]\s|(?<!\d)\s[–—]\s/gu)].findLast(({ index }) => index > longestPart / 3);
  if (pause) return pause.index + pause[0].length;
  const space = text.lastIndexOf(' ');
  return space > 0 ? space + 1 : longestPart;
}
