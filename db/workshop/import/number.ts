export type NumberReading = { value: number } | { fault: 'not-a-number' | 'ambiguous-number' };

/** Blanks that separate thousands: plain, no-break, narrow and thin. */
const blanks = /[ \u00a0\u202f\u2009]/g;
const grouped = /^-?\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d+)?$/;
const plain = /^-?\d+(?:[.,]\d+)?$/;
const commaThousands = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const pointThousands = /^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
/** `14,842`: thousands to one reader, fourteen and a fraction to another. */
const ambiguous = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * Reads a number as people write it: `14 842`, `14842`, `49,67`, `49.67`, `1.234.567`, `1,234.5`. What two people
 * would read differently is refused, unless `decimal` says that it can only be a fraction (a coordinate).
 */
export function readNumber(text: string, decimal = false): NumberReading {
  const written = text.trim().replace(/^[\u2212\u2013]/, '-');
  if (!decimal && ambiguous.test(written)) return { fault: 'ambiguous-number' };
  const digits = digitsOf(written);
  if (digits === null || digits.replace(/\D/g, '').length > 17) return { fault: 'not-a-number' };
  const value = Number(digits);
  return Number.isFinite(value) ? { value } : { fault: 'not-a-number' };
}

function digitsOf(written: string): string | null {
  if (plain.test(written)) return written.replace(',', '.');
  if (grouped.test(written)) return written.replace(blanks, '').replace(',', '.');
  if (commaThousands.test(written)) return written.replaceAll(',', '');
  return pointThousands.test(written) ? written.replaceAll('.', '').replace(',', '.') : null;
}

/** A number for a CSV file as Excel reads it in Kazakhstan; never in a form that `readNumber` finds ambiguous. */
export function writeNumber(value: number): string {
  const text = String(value).replace('.', ',');
  return ambiguous.test(text) ? `${text}0` : text;
}
