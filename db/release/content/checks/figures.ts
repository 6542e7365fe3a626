import type { Trilingual } from '../../../model/entry/trilingual.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import { wordsOfVtt } from '../../../model/vtt.ts';
import { everyEntry, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';
import { everyTrilingual } from '../walk.ts';

/** Checks that a text states the same figures in all three languages, and is translated into each. */
export function checkFigures(content: PlacedContent): ContentProblem[] {
  return everyEntry(content).flatMap((entry) =>
    [...everyTrilingual(entry.value)].flatMap(({ text: written, path }) => {
      const text = path[0] === 'captions' ? captionWords(written) : written;
      const problems = languages.flatMap((language) =>
        numeralFaults(text[language], language).map((fault) =>
          problemAt(entry, [...path, language], 'figure-form', fault),
        ),
      );
      const figures = languages.map((language) => numeralsOf(text[language], language).join(' '));
      if (new Set(figures).size > 1) {
        const each = languages.map((language, index) => `${language}: ${figures[index] || 'none'}`).join('; ');
        const message = `must state the same figures in all languages, in digits (${each})`;
        problems.push(problemAt(entry, path, 'figures-differ', message));
      }
      // The title of a book stays as printed, in any language.
      if (text.kk === text.ru && isSentence(text.kk) && !isBookTitle(entry.file, path)) {
        problems.push(problemAt(entry, path, 'untranslated', 'has the same words in kk and ru: translate one of them'));
      }
      return problems;
    }),
  );
}

/** The times of captions are no figures. */
const captionWords = ({ kk, ru, en }: Trilingual): Trilingual => {
  return { kk: wordsOfVtt(kk), ru: wordsOfVtt(ru), en: wordsOfVtt(en) };
};

/** Matches from the first letter of a word, so that a long word is not read again from each of its letters. */
const sentence = /(?<!\p{Script=Cyrillic})(?:\p{Script=Cyrillic}{3,}[ ,«»–-]+){3}\p{Script=Cyrillic}/u;
const isSentence = (text: string) => sentence.test(text);

const isBookTitle = (file: string, path: readonly (string | number)[]) =>
  file === 'sources.yaml' && path[0] === 'title';

/** The numbers that a text states, written alike for every language, sorted. */
export function numeralsOf(text: string, language: Language): string[] {
  const joined = withoutPointers(text).replace(language === 'en' ? groupedInEnglish : grouped, (digits) =>
    digits.replace(/\D/g, ''),
  );
  const numbers = joined.replace(decimals[language], '$1·$2').match(/\d+(?:·\d+)?/g) ?? [];
  return numbers.map((number) => number.replace(/^0+(?=\d)/, '')).sort();
}

/** Faults in the form of a text's numbers, each as one sentence. */
export function numeralFaults(text: string, language: Language): string[] {
  const words = withoutPointers(text);
  const spaced = words.match(/(?<![\d\u00a0])\d{1,3}(?:[ \u202f\u2009]\d{3})+(?!\d)/)?.[0];
  const faults = spaced === undefined ? [] : [`writes "${spaced}": separate thousands by ${thousands[language]}`];
  const unquoted = without(words, /[«"“]/g, (quote) => closing[quote] ?? '');
  const foreign = unquoted.match(
    language === 'en' ? /(?<![\d,])\d+,(?!\d{3}(?!\d))\d+(?![\d,])/ : /(?<![\d.])\d+\.\d+(?![\d.])/,
  )?.[0];
  if (foreign !== undefined) {
    const advice = language === 'en' ? 'a point in English' : 'a comma in kk and ru';
    faults.push(`writes "${foreign}": decimals have ${advice}`);
  }
  return faults;
}

const thousands: Record<Language, string> = {
  kk: 'a no-break space (U+00A0)',
  ru: 'a no-break space (U+00A0)',
  en: 'a comma',
};

/** Thousands in groups of three. A year before a figure (`1938 200`) is no group: four digits never begin one. */
const grouped = /(?<!\d)\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)/g;
const groupedInEnglish = /(?<![\d,])\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?!\d)/g;

/**
 * A comma or a point within a number, not within a date (`14.05.1951`). A quotation may have the other language's;
 * only with three digits after it could that be a sign of thousands.
 */
const decimals: Record<Language, RegExp> = {
  kk: /(?<![\d.,])(\d+)(?:,|\.(?!\d{3}(?!\d)))(\d+)(?![.,]?\d)/g,
  ru: /(?<![\d.,])(\d+)(?:,|\.(?!\d{3}(?!\d)))(\d+)(?![.,]?\d)/g,
  en: /(?<![\d.,])(\d+)(?:\.|,(?!\d{3}(?!\d)))(\d+)(?![.,]?\d)/g,
};

/** Removes marks and the addresses of links: their ids contain digits. */
function withoutPointers(text: string): string {
  const unmarked = without(text, /\[\^/g, () => ']');
  return without(unmarked, /(?<=\])\([a-z]+:/g, () => ')');
}

const closing: Record<string, string> = { '«': '»', '"': '"', '“': '”' };

/**
 * Removes the text between an opening and the next closing sign, with both signs. An opening without a closing
 * stays. Searches in vain for a closing sign only once, so that the work is linear in the length of the text.
 */
function without(text: string, opening: RegExp, closeOf: (open: string) => string): string {
  const missing = new Set<string>();
  let result = '';
  let from = 0;
  for (const { 0: open, index } of text.matchAll(opening)) {
    const close = closeOf(open);
    if (index < from || missing.has(close)) continue;
    const end = text.indexOf(close, index + open.length);
    if (end < 0) {
      missing.add(close);
      continue;
    }
    result += text.slice(from, index);
    from = end + close.length;
  }
  return result + text.slice(from);
}
