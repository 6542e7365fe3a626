import { expect, test } from 'vitest';
import { changedFields } from './changed-field.ts';

/** Protects: the three languages of one text are read together, in the order kk, ru, en. */
test('changes of one text in several languages are one field', () => {
  expect(
    changedFields([
      { path: ['summary', 'ru'], from: 'а', to: 'б' },
      { path: ['existed'], from: '1941', to: '1942' },
      { path: ['summary', 'kk'], from: 'в', to: 'г' },
    ]),
  ).toEqual([
    {
      path: ['summary'],
      changes: [
        { language: 'kk', from: 'в', to: 'г' },
        { language: 'ru', from: 'а', to: 'б' },
      ],
    },
    { path: ['existed'], changes: [{ language: null, from: '1941', to: '1942' }] },
  ]);
});

test('a text that came whole is shown language by language', () => {
  const note = { kk: 'ескерту', ru: 'примечание', en: 'note' };
  expect(changedFields([{ path: ['note'], from: null, to: note }])[0]?.changes).toEqual([
    { language: 'kk', from: null, to: 'ескерту' },
    { language: 'ru', from: null, to: 'примечание' },
    { language: 'en', from: null, to: 'note' },
  ]);
});

test('what is no text stays one change, lists included', () => {
  const citations = [{ source: 'md' }];
  expect(changedFields([{ path: ['citations'], from: [], to: citations }])[0]?.changes).toEqual([
    { language: null, from: [], to: citations },
  ]);
});
