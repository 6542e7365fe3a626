/** Windows-1251 from 0x80 to 0xBF; 0x98 is no character there. From 0xC0 on: А to я in order. */
const upper = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ' + '\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';

const table = Array.from({ length: 256 }, (_, byte) => {
  if (byte < 0x80) return String.fromCharCode(byte);
  return byte < 0xc0 ? (upper[byte - 0x80] ?? '') : String.fromCharCode(0x410 + byte - 0xc0);
});

/** Decodes without the platform's tables: an Electron may come without them. */
export function decodeWindows1251(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += table[byte];
  return text;
}
