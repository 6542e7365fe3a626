import type { Language } from '../../../db/model/vocabulary.ts';
import { keyboardLayouts } from '../../state/keyboardLayout.ts';

/** What the keys of the keyboard stand for. */
export type Layer = Language | 'symbols';

const digits = '1234567890';
/** Marks of the texts, of EDTF dates, of the Markdown subset and of passphrases. */
const symbols = ['-–—/~.,:;…', '«»“”„"’()?!', '*_[]^{}#@&+', '=%°№$€<>|\\'];

/** Rows of keys, the digits above the letters as on a desk. */
export function rowsOf(layer: Layer): string[] {
  return [digits, ...(layer === 'symbols' ? symbols : [...keyboardLayouts[layer].slice(0, -1), lastRow(layer)])];
}

/** A full stop, a comma and a hyphen are in every sentence. */
const lastRow = (layer: Language): string => `${keyboardLayouts[layer].at(-1) ?? ''}.,-`;

export const columnsOf = (layer: Layer): number => Math.max(...rowsOf(layer).map((row) => [...row].length));
