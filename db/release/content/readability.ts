import { type Language, languages } from '../../model/vocabulary.ts';
import type { Content } from './layout.ts';

/** How hard one memorial text is to read in one language. */
export interface Readability {
  text: string;
  language: Language;
  words: number;
  /** Words of the first paragraph, the only one on the first screen. */
  opening: number;
  openingNumbers: number;
  wordsPerSentence: number;
  longestSentence: number;
  /** Null for a text without numbers. */
  wordsPerNumber: number | null;
}

export function readabilityOf(texts: Content['texts']): Readability[] {
  return texts.flatMap(({ id, body }) =>
    languages.map((language) => {
      const paragraphs = body.filter(({ form }) => form !== 'heading').map(({ text }) => plain(text[language]));
      const lengths = paragraphs.flatMap(sentencesOf).map(countWords);
      const words = lengths.reduce((sum, length) => sum + length, 0);
      const numbers = paragraphs.reduce((sum, paragraph) => sum + countNumbers(paragraph), 0);
      return {
        text: id,
        language,
        words,
        opening: countWords(paragraphs[0] ?? ''),
        openingNumbers: countNumbers(paragraphs[0] ?? ''),
        wordsPerSentence: rounded(words / Math.max(lengths.length, 1)),
        longestSentence: Math.max(0, ...lengths),
        wordsPerNumber: numbers === 0 ? null : rounded(words / numbers),
      };
    }),
  );
}

/** A date, a figure with its thousands and decimals, or a range is one number. */
const number = /\d{4} жылғы \d+|\d+ \p{L}+ \d{4}|\d+(?:[\u00a0,.–]\d+)*/gu;

const countNumbers = (text: string) => text.match(number)?.length ?? 0;

const rounded = (value: number) => Math.round(value * 10) / 10;

/** The words without marks and without the addresses of links. */
const plain = (text: string) => text.replace(/\[\^[^\]]*\]/g, '').replace(/\]\([a-z]+:[^)]*\)|[[\]*]/g, '');

/** Initials (`K. I. Kuznetsov`) and ordinals (`No. 4`) end no sentence. */
const sentencesOf = (paragraph: string) =>
  paragraph
    .split(/(?<=(?<!(?<!\p{L})\p{Lu}|\bNos?)[.!?…][»”]?)\s+(?=[«“\p{Lu}\d])/u)
    .filter((part) => countWords(part) > 0);

const countWords = (text: string) => text.split(/[ \n]+/).filter((part) => /[\p{L}\d]/u.test(part)).length;
