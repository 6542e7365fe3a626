import type { Language } from '../../../db/model/vocabulary.ts';
import { formatNumber } from '../../shared/format/amount.ts';

/** Thousands in English: `65,673`, `1,250.5`. Elsewhere a comma is the decimal mark. */
const groupedByCommas = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Parses a number as people write it: `38 000`, `1 250,5`, in English also `38,000`. @returns null if it is not one */
export function numberIn(text: string, language: Language): number | null {
  const joined = text.replace(/[\s\u00a0\u202f]/g, '');
  const isGrouped = language === 'en' && groupedByCommas.test(joined);
  const plain = isGrouped ? joined.replaceAll(',', '') : joined.replace(',', '.');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  // Larger integers are not exact.
  return number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

/** The text of a field for a value of the body: a formatted number, or the typed text. */
export function numberText(value: unknown, language: Language): string {
  if (typeof value === 'number') return formatNumber(value, language);
  return typeof value === 'string' ? value : '';
}
