import { expect, test } from 'vitest';
import type { MergeProposal } from '../../../db/model/api/records.ts';
import { resolvedBody } from './resolution.ts';

const proposal: MergeProposal = {
  baseRevision: 3,
  headRevision: 4,
  theirsBy: 'Айгүл',
  merged: { id: 'karlag', name: { kk: 'а', ru: 'моё' }, work: ['mine', 'farm', 'rail'], existed: '1931' },
  theirs: { id: 'karlag', name: { kk: 'а', ru: 'их' }, work: ['farm'] },
  conflicts: [
    { path: ['name', 'ru'], base: 'было', mine: 'моё', theirs: 'их' },
    { path: ['existed'], base: '1930', mine: '1931', theirs: null },
    { path: ['seats', 0, 'note'], base: null, mine: null, theirs: { kk: 'x' } },
  ],
};

test('Protects: what was chosen is in the body, and nothing else moves', () => {
  const body = resolvedBody(proposal, [{ take: 'theirs' }, { take: 'theirs' }, { take: 'third', value: { kk: 'y' } }]);
  expect(body).toEqual({
    id: 'karlag',
    name: { kk: 'а', ru: 'их' },
    work: ['mine', 'farm', 'rail'],
    seats: [{ note: { kk: 'y' } }],
  });
  expect(proposal.merged).toMatchObject({ name: { ru: 'моё' }, existed: '1931' });
});

test('items taken out of a list do not move the others', () => {
  const lists: MergeProposal = {
    ...proposal,
    conflicts: [
      { path: ['work', 0], base: 'mine', mine: 'mine', theirs: null },
      { path: ['work', 2], base: 'rail', mine: 'rail', theirs: null },
    ],
  };
  expect(resolvedBody(lists, [{ take: 'theirs' }, { take: 'theirs' }])).toMatchObject({ work: ['farm'] });
});

test('an undecided collision is never decided silently', () => {
  expect(() => resolvedBody(proposal, [{ take: 'mine' }, null, { take: 'mine' }])).toThrow('collision 1');
});
