import type { Language } from '../../model/vocabulary.ts';

/** The numbers that a text states, written alike for every language, sorted. */
export function numeralsOf(text: string, language: Language): string[] {
  const joined = withoutPointers(text).replace(grouped, (digits) => digits.replace(/[\u00a0\u202f\u2009 ]/g, ''));
  const decimal = language === 'en' ? /(?<![\d.])(\d+)\.(\d+)(?![\d.])/g : /(?<![\d,])(\d+),(\d+)(?![\d,])/g;
  const numbers = joined.replace(decimal, '$1·$2').match(/\d+(?:·\d+)?/g) ?? [];
  return numbers.map((number) => number.replace(/^0+(?=\d)/, '')).sort();
}

/** What is wrong with the way in which a text writes its numbers, each in one sentence. */
export function numeralFaults(text: string, language: Language): string[] {
  const words = withoutPointers(text);
  const faults: string[] = [];
  const ungrouped = words.match(/(?<![\d\u00a0])\d{1,3}(?:[ \u202f\u2009]\d{3})+(?!\d)/)?.[0];
  if (ungrouped !== undefined) {
    faults.push(`writes "${ungrouped}": separate thousands by a no-break space (U+00A0)`);
  }
  const english = language === 'en' ? words.match(/(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/)?.[0] : undefined;
  if (english !== undefined) {
    faults.push(`writes "${english}": separate thousands by a no-break space (U+00A0), in English too`);
  }
  return faults;
}

/** Thousands in groups of three. A year before a figure (`1938 200`) is no group: four digits never begin one. */
const grouped = /(?<!\d)\d{1,3}(?:[\u00a0\u202f\u2009 ]\d{3})+(?!\d)/g;

/** Marks and the addresses of links are no words: their ids hold digits of their own. */
function withoutPointers(text: string): string {
  return text.replace(/\[\^[^\]]*\]/g, '').replace(/\]\([a-z]+:[^)]*\)/g, ']');
}
