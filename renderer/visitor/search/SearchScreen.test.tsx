import { act, fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { NameLists } from '../../../db/model/api/names.ts';
import type { Kiosk } from '../../../db/model/api/release.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { click, renderVisitor, settle } from '../../../test-support/renderer/render-visitor.tsx';
import { t, translateIn } from '../../shared/i18n/i18n.ts';
import { query } from './query.ts';
import { SearchScreen } from './SearchScreen.tsx';

const resultOf = (text: string, ...titles: string[]): SearchResult => ({
  query: text,
  hits: titles.map((title) => ({
    group: 'camp' as const,
    id: title,
    title,
    excerpt: null,
    titleMatches: [],
    excerptMatches: [],
  })),
});

const lists: NameLists = {
  lists: [],
  ask: [{ id: 'ask', kind: 'method', order: 1, title: 'Where to ask', lead: 'A lead', contentNote: null }],
};

async function open({ found = null as SearchResult | null, language = 'en' as Language } = {}) {
  const pending = new Map<string, PromiseWithResolvers<SearchResult>>();
  const search = vi.fn((_: Language, text: string) => {
    const answer = Promise.withResolvers<SearchResult>();
    pending.set(text, answer);
    return answer.promise;
  });
  const kiosk = { languages: ['kk', 'ru', 'en'] } as Kiosk;
  const rendered = await renderVisitor(<SearchScreen found={found} lists={lists} />, {
    language,
    api: { search },
    services: { kiosk },
  });
  const input = rendered.getByRole('textbox') as HTMLInputElement;
  const type = (value: string) => act(() => void fireEvent.input(input, { target: { value } }));
  const answer = async (result: SearchResult): Promise<void> => {
    pending.get(result.query)?.resolve(result);
    await settle();
  };
  return { ...rendered, input, search, pending, type, answer };
}

test('offers examples before anything is typed, and searches for a chosen one', async () => {
  const { getByText, search, input } = await open();
  getByText(t('search.hint'));
  await click(getByText(t('search.example.camp')));
  expect(search).toHaveBeenCalledWith('en', t('search.example.camp'));
  expect(input.value).toBe(t('search.example.camp'));
});

test('shows the results of the latest query, also when an earlier answer comes last', async () => {
  const { type, answer, getByText, queryByText } = await open();
  await type('kar');
  await type('karlag');
  await answer(resultOf('karlag', 'Steplag'));
  await answer(resultOf('kar', 'Karsak'));
  getByText('Steplag');
  expect(queryByText('Karsak')).toBeNull();
});

test('says that nothing was found, where to go on, and offers examples again', async () => {
  const { type, answer, getByRole, getByText } = await open();
  await type('zzz');
  await answer(resultOf('zzz'));
  expect(getByRole('status').textContent).toContain(t('search.nothing', { query: 'zzz' }));
  getByText(t('search.examples'));
  expect(getByText('Where to ask').closest('a')?.getAttribute('href')).toBe('#/remembrance/ask');
});

test('shows a failed search like one without hits', async () => {
  const { type, pending, getByRole } = await open();
  await type('karlag');
  pending.get('karlag')?.reject(new Error('no answer'));
  await settle();
  expect(getByRole('status').textContent).toContain(t('search.nothing', { query: 'karlag' }));
});

test('returns to the examples when the field is emptied, without a request', async () => {
  const { type, answer, search, getByText, queryByText } = await open();
  await type('karlag');
  await answer(resultOf('karlag', 'Steplag'));
  await type('  ');
  await settle();
  expect(search).toHaveBeenCalledOnce();
  expect(queryByText('Steplag')).toBeNull();
  getByText(t('search.hint'));
});

test('shows the results that came with the screen in another language', async () => {
  const { rerender, type, answer, getByText } = await open();
  await type('karlag');
  await answer(resultOf('karlag', 'Steplag'));
  rerender(<SearchScreen found={resultOf('karlag', 'Степлаг')} lists={lists} />);
  await settle();
  getByText('Степлаг');
});

test('keeps the query within a visit', async () => {
  const { type } = await open();
  await type('karlag');
  expect(query.value).toBe('karlag');
});

test('opens the keyboard in the visitor’s language until another alphabet is chosen', async () => {
  const { getByRole, getByText } = await open({ language: 'ru' });
  const pressed = () => getByRole('button', { pressed: true }).textContent;
  expect(pressed()).toBe(translateIn('ru')('keyboard.alphabet'));
  await click(getByText(translateIn('kk')('keyboard.alphabet')));
  expect(pressed()).toBe(translateIn('kk')('keyboard.alphabet'));
});
