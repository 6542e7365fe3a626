import { describe, expect, test } from 'vitest';
import { parseInlines, plainText } from './markdown.ts';

describe('parseInlines', () => {
  test('parses the whole subset', () => {
    expect(parseInlines('**Карлаг** и *время*: [лагерь](camp:karlag), 53[^s02], [ГУЛАГ](term:gulag).')).toEqual([
      { form: 'strong', text: 'Карлаг' },
      { form: 'words', text: ' и ' },
      { form: 'emphasis', text: 'время' },
      { form: 'words', text: ': ' },
      { form: 'link', kind: 'camp', id: 'karlag', text: 'лагерь' },
      { form: 'words', text: ', 53' },
      { form: 'mark', claimId: 's02' },
      { form: 'words', text: ', ' },
      { form: 'link', kind: 'term', id: 'gulag', text: 'ГУЛАГ' },
      { form: 'words', text: '.' },
    ]);
  });

  test('leaves syntax outside of the subset as text', () => {
    const text = 'a [link](https://example.org) <b>x</b> `code` [^Not An Id]';
    expect(parseInlines(text)).toEqual([{ form: 'words', text }]);
  });
});

test('plainText keeps the text and drops the marks', () => {
  expect(plainText('В [Кенгире](text:kengir) **1954** год[^x-1].')).toBe('В Кенгире 1954 год.');
});
