import { expect, it } from 'vitest';
import { addPersons, smallPerson } from '../../../../test-support/release/persons.ts';
import { type Planted, problemsOf, type Small, set } from '../../../../test-support/release/planted-faults.ts';

/** Protects: the loop has something to show, is about people on ordinary days, and selects records that exist. */
const title = { kk: 'Күнделікті', ru: 'На каждый день', en: 'Every day' };
const playlist = (scenes: object[], more: object = {}) => ({ id: 'main', title, scenes, ...more });
const name = (weight: number, more: object = {}) => ({ kind: 'name', weight, ...more });
const years = (weight: number) => ({ kind: 'years', weight });
const plays =
  (...playlists: object[]) =>
  (content: Small) =>
    set(content, { 'playlists.yaml': playlists });

const planted: Planted[] = [
  ['no scene', plays(playlist([])), /^schema playlists\.yaml.*main, scenes: has no scene/],
  ['no share', plays(playlist([name(0)])), /scenes\[0\]\.weight: must be >=1/],
  ['a kind of scene that there is not', plays(playlist([{ kind: 'term', weight: 1 }])), /kind: must be one of name,/],
  ['a scene that comes twice', plays(playlist([name(1), name(1)])), /^duplicate .*scenes\[1\]\.kind: has a kind/],
  ['fewer people than half of the time', plays(playlist([name(4), years(5)])), /^few-people playlists\.yaml/],
  [
    'fewer people than half of the time where a release has no lists of names',
    plays(playlist([name(4), { kind: 'entries', weight: 9 }, years(5)])),
    /^few-people/,
  ],
  [
    'turns of people that are shorter than those of others',
    plays(playlist([name(1), { kind: 'question', weight: 1 }], { order: 'given' })),
    /^few-people/,
  ],
  [
    'a selected record that does not exist',
    plays(playlist([name(1, { only: ['nobody'] })])),
    /^unknown-reference .*scenes\[0\]\.only\[0\]: "nobody" is unknown: write the id of an entry in persons\//,
  ],
  [
    'a selected record of another kind',
    plays(playlist([name(9), { kind: 'camp', weight: 1, only: ['how-many'] }])),
    /^unknown-reference .*scenes\[1\]\.only\[0\].*camps\//,
  ],
  [
    'a selection where there is one scene',
    plays(playlist([name(9), { ...years(1), only: ['north'] }])),
    /scenes\[1\]\.only: selects records, but/,
  ],
  ['text faster than it can be read', plays(playlist([name(1)], { charactersPerSecond: 15 })), /must be <=14/],
];

it.each(planted)('finds %s', (_, change, expected) => {
  expect(problemsOf(change).join('\n')).toMatch(expected);
});

it('accepts half of the time for people, a day of remembrance without them, and selected records', () => {
  const change = (content: Small): void => {
    addPersons(content, smallPerson('anna'));
    const memory = playlist([{ kind: 'day', weight: 1 }], { id: 'memory', order: 'given', shortestSeconds: 20 });
    plays(playlist([name(5, { only: ['anna'] }), years(5)]), memory)(content);
  };
  expect(problemsOf(change)).toEqual([]);
});
