import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { recordSummary } from '../../../test-support/renderer/records.ts';
import { render } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { DashboardScreen } from './DashboardScreen.tsx';

const records = ['a', 'b', 'c', 'd', 'e'].map((id) => recordSummary('camp', id, id.toUpperCase()));
const empty = { list: 'returned' as const, count: 0, first: [] };

test('a list shows its count and first four records, and leads to all of them', async () => {
  const lists = [{ list: 'drafts' as const, count: 5, first: records }, empty];
  await render(<DashboardScreen />, { api: { desk: async () => ({ lists, comments: [] }) } });
  expect(screen.getByRole('link', { name: /5/ }).getAttribute('href')).toBe('#/records?list=drafts');
  expect(screen.getByText('D')).toBeTruthy();
  expect(screen.queryByText('E')).toBeNull();
  expect(screen.getByText(t('deskEmpty.returned'))).toBeTruthy();
});

test('a comment that is addressed to the account leads to its record', async () => {
  const comment = {
    number: 1,
    at: '2026-11-23T09:05:00.000Z',
    by: 'Болат',
    to: 'Айгүл',
    text: 'Is it 1947?',
    done: null,
  };
  const comments = [{ ...comment, record: recordSummary('camp', 'a', 'Karlag') }];
  await render(<DashboardScreen />, { api: { desk: async () => ({ lists: [empty], comments }) } });
  expect(screen.getByRole('link', { name: /Is it 1947.*Karlag · Болат/ }).getAttribute('href')).toBe(
    '#/records/camp/a',
  );
  expect(screen.queryByText(t('desk.nothing'))).toBeNull();
});

test.each(languages)('says in %s that nothing waits', async (language) => {
  await render(<DashboardScreen />, { api: { desk: async () => ({ lists: [empty], comments: [] }) }, language });
  expect(screen.getByText(translateIn(language)('desk.nothing'))).toBeTruthy();
});

test('says why it cannot be loaded', async () => {
  const desk = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<DashboardScreen />, { api: { desk } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
  expect(screen.queryByText(t('desk.nothing'))).toBeNull();
});
