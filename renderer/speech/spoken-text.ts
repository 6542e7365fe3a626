import type { Words } from '../state/words.ts';

/** Spaces that stand between thousands. */
const thousands = /(?<=\d)[\u00A0\u202F\u2009 ](?=\d{3}(?!\d))/gu;

/**
 * What a voice is given for what is printed: numbers in one piece, ranges and signs as words, dots and arrows between
 * entries as pauses.
 */
export function spokenText(printed: string, words: Words): string {
  return printed
    .replace(/\u00AD/gu, '')
    .replace(thousands, '')
    .replace(/(\d)\s?[–—]\s?(?=\d)/gu, (_, digit: string) => `${digit}${words('speech.range')}`)
    .replace(/±\s?/gu, `${words('speech.plusMinus')} `)
    .replace(/\s*(?:[·•|]|→|←|↔)\s*/gu, ', ')
    .replace(/\s+/gu, ' ')
    .trim();
}
