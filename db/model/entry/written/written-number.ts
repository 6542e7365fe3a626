import type { Language } from '../../vocabulary.ts';

/** What a number as people write it means; `readings` where it can be read in two ways. */
export type NumberReading = { value: number } | { readings: number[] } | { fault: 'not-a-number' };

/** Thousands separators: plain, no-break, narrow and thin space. */
const blanks = /[ \u00a0\u202f\u2009]/g;
const grouped = /^-?\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/;
const plain = /^-?\d+(?:[.,]\d+)?$/;
const commaThousands = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const pointThousands = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
/** `14,842` is 14842 to some readers and 14.842 to others. */
const ambiguous = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as people write it, in every language and place alike: `14 842`, `14842`, `49,67`, `49.67`,
 * `1.234.567`, `1,234.5`. Forms with two meanings have two readings, unless `decimal` states that a sign always begins
 * a fraction (a coordinate).
 */
export function readNumber(text: string, decimal = false): NumberReading {
  const written = text.trim().replace(/^[\u2212\u2013]/, '-');
  if (!decimal && ambiguous.test(written)) {
    return { readings: [Number(written.replace(/[.,]/, '')), Number(written.replace(',', '.'))] };
  }
  const digits = digitsOf(written);
  // Larger integers are not exact.
  if (digits === null || Math.abs(Number(digits)) > Number.MAX_SAFE_INTEGER) return { fault: 'not-a-number' };
  return digits.replace(/\D/g, '').length > 17 ? { fault: 'not-a-number' } : { value: Number(digits) };
}

function digitsOf(written: string): string | null {
  if (plain.test(written)) return written.replace(',', '.');
  if (grouped.test(written)) return written.replace(blanks, '').replace(',', '.');
  if (commaThousands.test(written)) return written.replaceAll(',', '');
  return pointThousands.test(written) ? written.replaceAll('.', '').replace(',', '.') : null;
}

/** A number in a field or a cell; `readNumber` reads it back as this number alone. */
export function writeNumber(value: number, language: Language, thousands = '\u00A0'): string {
  const [whole = '', fraction] = String(value).split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  if (fraction === undefined) return spaced;
  const text = `${spaced}${language === 'en' ? '.' : ','}${fraction}`;
  return ambiguous.test(text) ? `${text}0` : text;
}
