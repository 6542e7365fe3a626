import type { Language } from '../../../db/model/vocabulary.ts';
import { formatNumber } from '../../shared/format/amount.ts';

/** Reads a number as people write it: `38 000`, `1 250,5`. @returns null where it is none */
export function numberIn(text: string): number | null {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  const number = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
  // Beyond this a computer would quietly make it another number.
  return number !== null && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : null;
}

/** What stands in a field for a value of the body: a number, or what was typed and is none yet. */
export function numberText(value: unknown, language: Language): string {
  if (typeof value === 'number') return formatNumber(value, language);
  return typeof value === 'string' ? value : '';
}
