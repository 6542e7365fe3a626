import type { Language } from '../../../db/model/vocabulary.ts';
import { type Key, type Words, wordsIn } from '../../shared/i18n/i18n.ts';

/** A number with its thousands apart: a voice would read «4 100 000» as four, one hundred, zero. */
const thousands = /(?<![\d,.])\d{1,3}(?:[\u00A0\u202F\u2009 ]\d{3})+(?!\d)/gu;
const decimal = /(\d+),(\d{1,3})(?![\d,])/gu;
const large = /(\d+(?:[.,]\d+)?)\s(млн|млрд)(?!\p{L})\.?/gu;

/**
 * What a voice is given for what is printed: numbers in one piece, ranges, signs and abbreviations as words, dots and
 * arrows between entries as pauses. Written for espeak-ng, which knows least; other voices lose nothing by it.
 */
export function spokenText(printed: string, language: Language): string {
  const words = wordsIn(language);
  return printed
    .replace(/\u00AD/gu, '')
    .replace(thousands, (number) => number.replace(/\D/gu, ''))
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d)\s?[–—]\s?(?=\d)/gu, words('speech.range'))
    .replace(/±\s?/gu, `${words('speech.plusMinus')} `)
    .replace(/№\s?/gu, `${words('speech.number')} `)
    .replace(large, (_, number: string, unit: string) => `${number} ${largeWord(number, unit, words)}`)
    .replace(decimal, (_, whole: string, part: string) => words(decimalKey(part), { whole, part }))
    .replace(/\s*(?:[·•|→←↔])\s*/gu, ', ')
    .trim();
}

function largeWord(number: string, unit: string, words: Words): string {
  return words(unit === 'млн' ? 'speech.million' : 'speech.milliard', { count: Number(number.replace(',', '.')) });
}

const decimalKeys: readonly Key[] = ['speech.tenths', 'speech.hundredths', 'speech.thousandths'];
const decimalKey = (part: string): Key => decimalKeys[part.length - 1] ?? 'speech.tenths';
