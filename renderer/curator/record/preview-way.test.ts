import { expect, test } from 'vitest';
import { previewWay } from './preview-way.ts';

test('an unfinished way is previewed as far as it is written', () => {
  const stops = [{ person: 'a', why: { en: 'Here.' } }, { camp: '' }, { map: 1937 }, { screen: 'nowhere' }, 'x'];
  const way = previewWay({ id: 'w', title: { en: 'Way' }, minutes: 'x', stops }, 'en', ({ id }) => `name of ${id}`);
  expect(way).toEqual({
    ...{ id: 'w', title: 'Way', about: '', minutes: 0, audience: 'everyone' },
    stops: [
      { kind: 'person', id: 'a', name: 'name of a', why: 'Here.' },
      { kind: 'map', year: 1937, why: null },
    ],
  });
});
