/**
 * Finds the cookie for a display in the bytes of an `.Xauthority` file (Xau(3): five fields an entry, numbers
 * big-endian).
 */
export function cookieFor(authority: Buffer | null, display: string): Buffer | null {
  let at = 0;
  const field = (): Buffer => {
    const length = authority?.readUInt16BE(at) ?? 0;
    const bytes = authority?.subarray(at + 2, at + 2 + length) ?? Buffer.alloc(0);
    at += 2 + length;
    return bytes;
  };
  try {
    while (authority && at + 2 < authority.length) {
      at += 2;
      field();
      const [number, name, cookie] = [field().toString(), field().toString(), field()];
      if ((number === display || number === '') && name === 'MIT-MAGIC-COOKIE-1') return cookie;
    }
  } catch {
    // The file ends within an entry.
  }
  return null;
}
