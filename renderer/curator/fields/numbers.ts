import type { Language } from '../../../db/model/vocabulary.ts';
import { formatNumber } from '../../shared/format/amount.ts';

/** Parses a number as people write it: `38 000`, `1 250,5`. @returns null if it is not one */
export function numberIn(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  // Larger integers are not exact.
  return number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

/** The text of a field for a value of the body: a formatted number, or the typed text. */
export function numberText(value: unknown, language: Language): string {
  if (typeof value === 'number') return formatNumber(value, language);
  return typeof value === 'string' ? value : '';
}
