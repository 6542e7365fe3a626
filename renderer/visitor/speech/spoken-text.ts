import type { Language } from '../../../db/model/vocabulary.ts';
import { type Key, type Translate, translateIn } from '../../shared/i18n/i18n.ts';

/** A number with separated thousands: a voice would read «4 100 000» as four, one hundred, zero. */
const thousands = /(?<![\d,.])\d{1,3}(?:[\u00A0\u202F\u2009 ]\d{3})+(?!\d)/gu;
const englishThousands = /(?<![\d,.])\d{1,3}(?:[,\u00A0\u202F\u2009 ]\d{3})+(?!\d)/gu;
const decimal = /(\d+),(\d{1,3})(?![\d,])/gu;
const large = /(\d+(?:[.,]\d+)?)\s(млн|млрд)(?!\p{L})\.?/gu;

/**
 * The spoken form of printed text: numbers without separators, ranges, signs and abbreviations as words, dots and
 * arrows between entries as pauses. Written for espeak-ng, which expands the least; other voices read it as well.
 */
export function spokenText(printed: string, language: Language): string {
  const t = translateIn(language);
  return printed
    .replace(/[\u00AD\u2060]/gu, '')
    .replace(language === 'en' ? englishThousands : thousands, (number) => number.replace(/\D/gu, ''))
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\d)\s?[–—]\s?(?=\d)/gu, t('speech.range'))
    .replace(/±\s?/gu, `${t('speech.plusMinus')} `)
    .replace(/№\s?/gu, `${t('speech.number')} `)
    .replace(large, (_, number: string, unit: string) => `${number} ${largeWord(number, unit, t)}`)
    .replace(decimal, (_, whole: string, part: string) => t(decimalKey(part), { whole, part }))
    .replace(/\s*(?:[·•|→←↔])\s*/gu, ', ')
    .trim();
}

function largeWord(number: string, unit: string, t: Translate): string {
  return t(unit === 'млн' ? 'speech.million' : 'speech.milliard', { count: Number(number.replace(',', '.')) });
}

const decimalKeys: readonly Key[] = ['speech.tenths', 'speech.hundredths', 'speech.thousandths'];
const decimalKey = (part: string): Key => decimalKeys[part.length - 1] ?? 'speech.tenths';
