import { expect, it } from 'vitest';
import { cookieFor } from './cookie.ts';

/** Protects: the kiosk connects to an X server that requires a cookie. */
const field = (text: string | Buffer): Buffer => {
  const bytes = Buffer.from(text as string);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const entry = (display: string, name: string, cookie: string): Buffer =>
  Buffer.concat([Buffer.from([1, 0]), field('museum'), field(display), field(name), field(cookie)]);

it('is found by the number of the display', () => {
  const authority = Buffer.concat([
    entry('1', 'MIT-MAGIC-COOKIE-1', 'other'),
    entry('0', 'XDM-AUTHORIZATION-1', 'unknown'),
    entry('0', 'MIT-MAGIC-COOKIE-1', 'ours'),
  ]);
  expect(cookieFor(authority, '0')?.toString()).toBe('ours');
  expect(cookieFor(authority, '7')).toBeNull();
  expect(cookieFor(null, '0')).toBeNull();
});

it('is not found in half a file', () => {
  const authority = entry('0', 'MIT-MAGIC-COOKIE-1', 'ours');
  for (let length = 0; length < authority.length; length++) {
    expect(() => cookieFor(authority.subarray(0, length), '0')).not.toThrow();
  }
});
