import { expect, it } from 'vitest';
import { parseFileName } from './command.ts';

/** Protects: `--out` takes every folder and file that Windows can store, and no other. */
it.each(['.', '..', './', 'museum.pem'])('takes "%s"', (out) => expect(parseFileName(out)).toBe(out));
it.each(['-', 'con.pem', 'release.'])('refuses "%s"', (out) => expect(() => parseFileName(out)).toThrow());
