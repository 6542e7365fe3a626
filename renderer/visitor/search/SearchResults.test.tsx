import { expect, test } from 'vitest';
import type { SearchHit } from '../../../db/model/api/search.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { SearchResults } from './SearchResults.tsx';

const hitOf = (group: SearchHit['group'], id: string, more: Partial<SearchHit> = {}): SearchHit => ({
  group,
  id,
  title: id,
  excerpt: null,
  titleMatches: [],
  excerptMatches: [],
  ...more,
});
const open = (...hits: SearchHit[]) => renderVisitor(<SearchResults result={{ query: 'q', hits }} />);

test('groups the hits by kind in a fixed order and keeps their rank', async () => {
  const { getAllByRole } = await open(hitOf('law', 'l'), hitOf('camp', 'b'), hitOf('text', 't'), hitOf('camp', 'a'));
  const groups = ['camp', 'text', 'law'] as const;
  expect(texts(getAllByRole('heading'))).toEqual(groups.map((group) => t(`searchGroup.${group}`)));
  expect(texts(getAllByRole('link'))).toEqual(['b', 'a', 't', 'l']);
});

test('puts kinds first whose titles match: the camp of this name before people who were in it', async () => {
  const person = hitOf('person', 'p', { excerpt: 'in Karlag', excerptMatches: [[3, 9]] });
  const { getAllByRole } = await open(person, hitOf('camp', 'Karlag', { titleMatches: [[0, 6]] }), hitOf('law', 'l'));
  expect(texts(getAllByRole('link'))).toEqual(['Karlag', 'pin Karlag', 'l']);
});

test.each([
  ['camp', '#/camps/x'],
  ['place', '#/camps/x'],
  ['text', '#/remembrance/x'],
  ['question', '#/figures/x'],
  ['law', '#/remembrance/laws'],
] as const)('links a hit of kind %s to %s', async (group, href) => {
  const { getByRole } = await open(hitOf(group, 'x'));
  expect(getByRole('link').getAttribute('href')).toBe(href);
});

test('opens a term as a sheet', async () => {
  const { getByRole } = await open(hitOf('term', 'gulag'));
  await click(getByRole('button'));
  expect(sheet.value).toEqual({ kind: 'term', termId: 'gulag' });
});

test('marks every match and keeps the text between them', async () => {
  const hit = hitOf('text', 'x', {
    title: 'Karlag',
    titleMatches: [[0, 3]],
    excerpt: 'in Karlag and Steplag',
    excerptMatches: [
      [3, 9],
      [14, 21],
    ],
  });
  const { container, getByRole } = await open(hit);
  expect(texts(container.querySelectorAll('mark'))).toEqual(['Kar', 'Karlag', 'Steplag']);
  expect(getByRole('link').textContent).toBe('Karlagin Karlag and Steplag');
});

test('is empty without hits', async () => {
  expect((await open()).container.innerHTML).toBe('');
});
