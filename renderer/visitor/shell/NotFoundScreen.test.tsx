import { expect, test } from 'vitest';
import { renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import type { Screen } from '../navigation/route.ts';
import { NotFoundScreen } from './NotFoundScreen.tsx';

const links = async (wanted: Screen) => {
  const { getAllByRole } = await renderVisitor(<NotFoundScreen wanted={wanted} />);
  return getAllByRole('link').map((link) => link.getAttribute('href'));
};

test.each<[Screen, string]>([
  ['camp', '#/camps'],
  ['question', '#/figures'],
  ['text', '#/remembrance'],
  ['silence', '#/remembrance'],
])('leads from a missing %s to %s, then to search and home', async (wanted, list) => {
  expect(await links(wanted)).toEqual([list, '#/search', '#/home']);
});

test('leads to search and home where there is no list of such entries', async () => {
  expect(await links('compare')).toEqual(['#/search', '#/home']);
});

test.each(['kk', 'ru', 'en'] as const)('speaks %s', async (language) => {
  const { getByRole } = await renderVisitor(<NotFoundScreen wanted="camp" />, { language });
  expect(getByRole('heading').textContent).toBe(t('absent.title'));
});
