import { describe, expect, it } from 'vitest';
import { merge } from '../../../workshop/records/changes.ts';
import { parseMarkup } from '../markup.ts';
import { numeralFaults, numeralsOf } from './figures.ts';

/**
 * Protects: checking a text never blocks the visitors' page. Work that grows with the square of the length takes
 * minutes for each of these, and the time-out of the test ends it.
 */
const length = 100_000;
const texts = {
  'line breaks': '\n'.repeat(length).concat('a'),
  'line separators': 'a\u2028'.repeat(length),
  'blanks in one line': `a${' '.repeat(length)}b`,
  'opened quotes': '«'.repeat(length),
  'opened marks': '[^'.repeat(length),
  'opened links': '](a:'.repeat(length),
  'opened tags': '<a'.repeat(length),
  'one long word': 'а'.repeat(length),
  digits: '1'.repeat(length),
  'digits and commas': '1,'.repeat(length),
  'groups of digits': '111 '.repeat(length).concat('1111'),
  stars: '* '.repeat(length),
};

describe.each(Object.entries(texts))('100,000 %s', (_, text) => {
  it('are parsed and searched for figures in one pass', () => {
    expect(parseMarkup(text).references).toEqual([]);
    expect(numeralFaults(text, 'kk')).toHaveLength(text.startsWith('111 ') ? 1 : 0);
    expect(numeralsOf(text, 'kk').length > 0).toBe(/\d/.test(text));
  });
});

it('lists of 40,000 words are merged in one pass', () => {
  const words = Array.from({ length: 40_000 }, (_, at) => `w${at}`);
  const { merged, conflicts } = merge(words, [...words.slice(1), 'mine'], [...words, 'theirs']);
  expect(conflicts).toEqual([]);
  expect((merged as string[]).slice(-2)).toEqual(['mine', 'theirs']);
  expect(merged).toHaveLength(words.length + 1);
});

describe('a fault', () => {
  it.each([
    ['a\n\n# b', 'holds a Markdown heading: give the paragraph the form "heading" instead'],
    ['  1. a', 'holds a Markdown list: write sentences, or paragraphs of their own'],
    ['\u2028> a', 'holds a Markdown quotation: give the paragraph the form "quote" instead'],
    ['a <b\n> c', 'holds an HTML tag, which the kiosk does not read'],
    ['a </b>', 'holds an HTML tag, which the kiosk does not read'],
  ])('is still found: %j', (text, fault) => expect(parseMarkup(text).faults).toContain(fault));

  it.each(['a < b > c', '1 <2>', '> </'])('is not reported for the plain text %j', (text) => {
    expect(parseMarkup(text).faults.filter((fault) => fault.includes('HTML'))).toEqual([]);
  });

  it('is found in figures outside quotations, marks and links', () => {
    expect(numeralFaults('«1.5» "2.5" “3.5” [4](camp:a-5.5) [^b-6.5]', 'kk')).toEqual([]);
    expect(numeralFaults('« 1.5', 'kk')).toHaveLength(1);
    expect(numeralFaults('" «1.5» 2.5', 'kk')).toHaveLength(1);
    expect(numeralsOf('[^claim-7] 8 [9](camp:a-10) [^11', 'kk')).toEqual(['11', '8', '9']);
  });
});
