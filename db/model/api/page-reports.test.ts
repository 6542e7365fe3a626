import { describe, expect, it } from 'vitest';
import { cleanReason, errorLimit, framesOf, maxReasonLength, maxStackLength, screenOf } from './page-reports.ts';

/** Protects: errors of the page reach the log without anything that a visitor typed, and never flood it. */
describe('cleanReason', () => {
  it('keeps what the program says', () => {
    const message = "TypeError: Cannot read properties of undefined (reading 'name')";
    expect(cleanReason(message, 'karlag')).toBe(message);
  });

  it.each([
    ['a name in Cyrillic', 'SyntaxError: Unexpected token, "Әлия Ибраева" is not JSON', ''],
    ['a name in a query', 'Failed to fetch http://127.0.0.1:4750/api/search?lang=ru&q=ibraeva', ''],
    ['an escaped name', `no such file /media/${encodeURIComponent('Ибраева')}.jpg`, ''],
    ['a name in a fragment', 'no such screen #/search/ibraeva', ''],
    ['a name in a field', 'Invalid regular expression: /Ibraeva/', 'aliya ibraeva'],
    ['the beginning of a name in a field', 'nothing found for ibrae', 'Aliya Ibraeva'],
  ])('removes %s', (_, message, typed) => {
    expect(cleanReason(message, typed)).not.toMatch(/ibra|Ибра|Әлия|%D0/i);
  });

  it('cuts a long message', () => expect(cleanReason('x'.repeat(5_000)).length).toBe(maxReasonLength));
});

describe('framesOf', () => {
  it('takes the frames and not the message', () => {
    const stack = [
      'Error: Ibraeva',
      'Ibraeva again',
      '    at draw (http://127.0.0.1:4750/assets/index-a1.js?v=1:2:3)',
      '    at http://127.0.0.1:4750/assets/index-a1.js:4:5',
    ].join('\n');
    expect(framesOf(stack)).toBe(
      'at draw (http://127.0.0.1:4750/assets/index-a1.js:2:3)\nat http://127.0.0.1:4750/assets/index-a1.js:4:5',
    );
  });

  it('cuts a long stack', () => {
    const frame = `    at ${'f'.repeat(400)} (index.js:1:1)\n`;
    expect(framesOf(frame.repeat(100)).length).toBe(maxStackLength);
    expect(framesOf('    at f (index.js:1:1)\n'.repeat(100)).split('\n')).toHaveLength(12);
  });

  it('is empty without a stack', () => expect(framesOf(undefined)).toBe(''));
});

describe('screenOf', () => {
  it.each([
    ['#/camps/karlag?lang=ru&still=1', 'camps/karlag'],
    ['#/records/camp?q=ibraeva', 'records/camp'],
    ['#/remembrance/Ибраева', ''],
    ['#/', ''],
    ['', ''],
  ])('%s is %s', (hash, screen) => expect(screenOf(hash)).toBe(screen));
});

describe('errorLimit', () => {
  it('lets each error pass once in a period, and only so many', () => {
    let nowMs = 0;
    const passes = errorLimit(3, 60_000, () => nowMs);
    const error = (reason: string, screen = 'home') => ({ kind: 'uncaught', reason, screen }) as const;
    expect(['a', 'a', 'b', 'c', 'd'].map((reason) => passes(error(reason)))).toEqual([true, false, true, true, false]);
    nowMs = 59_999;
    expect(passes(error('e'))).toBe(false);
    nowMs = 60_000;
    expect([passes(error('a')), passes(error('a', 'camps')), passes(error('a'))]).toEqual([true, true, false]);
  });
});
