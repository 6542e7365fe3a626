import { describe, expect, test } from 'vitest';
import { parsePieces, plainText } from './markdown.ts';

describe('parsePieces', () => {
  test('takes the whole subset apart', () => {
    expect(parsePieces('**Карлаг** и *время*: [лагерь](camp:karlag), 53[^s02], [ГУЛАГ](term:gulag).')).toEqual([
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

  test('nothing outside of the subset becomes markup', () => {
    const text = 'a [link](https://example.org) <b>x</b> `code` [^Not An Id]';
    expect(parsePieces(text)).toEqual([{ form: 'words', text }]);
  });
});

test('plainText keeps the words and drops the marks', () => {
  expect(plainText('В [Кенгире](text:kengir) **1954** год[^x-1].')).toBe('В Кенгире 1954 год.');
});
