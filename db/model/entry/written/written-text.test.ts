import { expect, it } from 'vitest';
import { joinThousands } from './written-text.ts';

it('joins the thousands of a text in three languages, each in its own way', () => {
  const note = { kk: '27 400 адам', ru: '27 400 человек', en: '27 400 people' };
  expect(joinThousands({ id: 'x', note, list: [{ note }] })).toEqual({
    id: 'x',
    note: { kk: '27\u00a0400 адам', ru: '27\u00a0400 человек', en: '27,400 people' },
    list: [{ note: { kk: '27\u00a0400 адам', ru: '27\u00a0400 человек', en: '27,400 people' } }],
  });
});

it('changes neither a year before a number, nor an English number that the other languages do not state', () => {
  const text = { kk: '1938 200', ru: '1938 200 человек', en: 'section 58 100 people' };
  expect(joinThousands(text)).toEqual(text);
});
