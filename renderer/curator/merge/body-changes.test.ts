import { expect, test } from 'vitest';
import { bodyChanges, overlaps } from './body-changes.ts';

/** Protects: what did not collide is shown field by field, each once, and nothing that is the same. */
test('finds the fields that differ, as deep as the shapes agree', () => {
  const from = { id: 'a', name: { kk: 'бір', ru: 'один' }, seats: [{ lat: 1 }, { lat: 2 }], work: ['x'] };
  const to = {
    name: { ru: 'одна', kk: 'бір' },
    id: 'a',
    seats: [{ lat: 1 }, { lat: 3 }],
    work: ['x', 'y'],
    note: null,
  };
  expect(bodyChanges(from, to)).toEqual([
    { path: ['name', 'ru'], from: 'один', to: 'одна' },
    { path: ['seats', 1, 'lat'], from: 2, to: 3 },
    { path: ['work'], from: ['x'], to: ['x', 'y'] },
  ]);
});

test('a list that grew is one change: its items may have moved', () => {
  expect(bodyChanges({ citations: [{ a: 1 }] }, { citations: [{ b: 1 }, { a: 1 }] })).toEqual([
    { path: ['citations'], from: [{ a: 1 }], to: [{ b: 1 }, { a: 1 }] },
  ]);
});

test('a path overlaps with what it leads into, and with nothing beside it', () => {
  expect(overlaps(['name'], ['name', 'kk'])).toBe(true);
  expect(overlaps(['name', 'kk'], ['name', 'ru'])).toBe(false);
});
