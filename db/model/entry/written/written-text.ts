import { languages } from '../../vocabulary.ts';

const spacedThousands = /(?<![\d\u00a0])\d{1,3}(?: \d{3})+(?!\d)/g;

/**
 * Puts no-break spaces into the thousands of every Kazakh and Russian text of a body, as a keyboard cannot type them.
 * In English the comma is put where both other languages state the same number: `in section 58 100 people` is not one number.
 */
export function joinThousands(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(joinThousands);
  if (value === null || typeof value !== 'object') return value;
  const joined: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) joined[name] = joinThousands(member);
  const { kk, ru, en } = joined;
  if (!languages.some((language) => typeof joined[language] === 'string')) return joined;
  const ofLanguage = (text: unknown): unknown =>
    typeof text === 'string' ? text.replace(spacedThousands, (number) => number.replaceAll(' ', '\u00a0')) : text;
  if ('kk' in joined) joined.kk = ofLanguage(kk);
  if ('ru' in joined) joined.ru = ofLanguage(ru);
  if (typeof en === 'string') {
    const others = [joined.kk, joined.ru].map(String);
    joined.en = en.replace(spacedThousands, (number) =>
      others.every((text) => text.includes(number.replaceAll(' ', '\u00a0'))) ? number.replaceAll(' ', ',') : number,
    );
  }
  return joined;
}
