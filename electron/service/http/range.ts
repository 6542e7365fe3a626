/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * Reads a `Range` header (RFC 9110, 14.2) against the size of a file in bytes. `whole`: there is no range, or one
 * that a server may ignore (another unit, several ranges, a wrong form).
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '');
  if (!match) return 'whole';
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return 'whole';
  if (from === '') return size === 0 || Number(to) === 0 ? 'unsatisfiable' : lastBytes(Number(to), size);
  if (to !== '' && Number(to) < Number(from)) return 'whole';
  if (Number(from) >= size) return 'unsatisfiable';
  return { first: Number(from), last: to === '' ? size - 1 : Math.min(Number(to), size - 1) };
}

const lastBytes = (count: number, size: number): ByteRange => ({ first: Math.max(0, size - count), last: size - 1 });
