import { win32 } from 'node:path';

/** Names of devices; Windows reserves them with every extension, and the digits also as superscripts. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i;

/**
 * Whether Windows would take the last name of a path for a device, or store it without its end: it drops dots and blanks.
 * Files travel on sticks, so that such a name is refused on every system.
 */
export function isReservedOnWindows(path: string): boolean {
  const name = win32.basename(path);
  const stem = name.replace(/[. ]+$/, '').split('.')[0] ?? '';
  return /[. ]$/.test(name) || devices.test(stem.trimEnd());
}
