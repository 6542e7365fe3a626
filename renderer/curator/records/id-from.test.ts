import * as v from 'valibot';
import { expect, test } from 'vitest';
import { idSchema } from '../../../db/model/entry/id.ts';
import { idFrom } from './id-from.ts';

/** Protects: every id that the page makes is one that the store takes. */
test.each([
  [['Қарлаг'], 'karlag'],
  [['', 'Песчаный лагерь № 8'], 'peschanyy-lager-8'],
  [['POW camp of the Kazakhstan steppe'], 'pow-camp-of-the-kazakhstan-steppe'],
  [['Численность военнопленных'], 'chislennost-voennoplennykh'],
  [['Қарағанды өңірінің үй-жайлары'], 'karagandy-onirinin-uy-zhaylary'],
  [['Émigré’s list'], 'emigre-list'],
  [['«…»'], 'camp'],
])('%s becomes %s', (titles, id) => {
  expect(idFrom(titles, 'camp')).toBe(id);
});

test('a long title is cut between words', () => {
  const id = idFrom(['Система исправительно-трудовых лагерей в СССР, 1923–1960, справочник'], 'source');
  expect(id.length).toBeLessThanOrEqual(48);
  expect(v.is(idSchema, id)).toBe(true);
  expect(id.endsWith('-')).toBe(false);
});
