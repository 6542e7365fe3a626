import type { Language } from '../../../db/model/vocabulary.ts';

/** A sentence in its text: [start, end). */
export interface Span {
  start: number;
  end: number;
}

/** Dots that end no sentence: initials, «г.», «ж.», and the abbreviations of the texts. */
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
  const sentence = text.slice(start, end);
  return { start: start + sentence.length - sentence.trimStart().length, end: start + sentence.trimEnd().length };
}

/** Some voices stop after about fifteen seconds without an event: longer sentences are split. In letters. */
const maxPartLength = 150;

/** Splits a sentence after a comma or a dash, or else between two words. */
export function splitParts(spoken: string): string[] {
  const parts: string[] = [];
  let rest = spoken;
  while (rest.length > maxPartLength) {
    const at = breakIndex(rest.slice(0, maxPartLength));
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at);
  }
  return [...parts, rest.trim()].filter((part) => part !== '');
}

function breakIndex(text: string): number {
  const pause = [...text.matchAll(/[,;:)»”]\s|(?<!\d)\s[–—]\s/gu)].findLast(({ index }) => index > maxPartLength / 3);
  if (pause) return pause.index + pause[0].length;
  const space = text.lastIndexOf(' ');
  return space > 0 ? space + 1 : maxPartLength;
}
