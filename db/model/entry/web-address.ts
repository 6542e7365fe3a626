import * as v from 'valibot';
import { fault } from './fault.ts';

/** A host has a dot, and no name or passphrase goes before it. */
const form = /^https?:\/\/((?:[\p{L}\p{M}\p{N}_-]+\.)+[\p{L}\p{M}\p{N}-]+)\.?(?::\d{1,5})?(?:[/?#]\S*)?$/iu;
const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4 = new RegExp(`^${byte}(\\.${byte}){3}$`);
/** Hosts that only one machine or one house can reach. */
const localNames = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/i;
const localNumbers =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])|2(2[4-9]|[3-5]\d))\./;

/**
 * Whether a reader anywhere can follow an address: http or https, a public host by name or IPv4 number, no name or
 * passphrase in it. Nothing is asked of the network.
 */
function isWebAddress(text: string): boolean {
  const host = form.exec(text)?.[1];
  if (host === undefined || localNames.test(host)) return false;
  // Browsers take any name that ends in a number for an IPv4 number, such as 0x7f.1.
  const isNumber = /(^|\.)(\d+|0x[\da-f]*)$/i.test(host);
  return !isNumber || (ipv4.test(host) && !localNumbers.test(host));
}

export const webAddressSchema = v.pipe(v.string(), v.check(isWebAddress, fault('bad-url')));
