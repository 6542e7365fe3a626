import { fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { NameAnswer, NameEntry, NameHit, NameLists } from '../../../db/model/api/names.ts';
import { click, renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { EntryScreen } from './EntryScreen.tsx';
import { NamesScreen } from './NamesScreen.tsx';

/** Protects: a visitor sees why each entry was found, what a list says of it, and where else to ask. */
const lists: NameLists = {
  lists: [{ id: 'test', title: 'Test list', holder: 'Holder', licence: null, citation: 'Cite so', date: '1999' }],
  ask: [{ id: 'where', kind: 'method', order: 1, title: 'Where to ask', lead: 'In archives', contentNote: null }],
};
const hit = (ring: NameHit['ring'], row: number, surname: string): NameHit => ({
  ...{ ring, list: 'test', row, surname, given: 'Bolat', born: '1901', camp: 'Karlag' },
});
const answer: NameAnswer = {
  hits: [hit('written', 1, 'Akhmetov'), hit('sounds', 2, 'Ахметов'), hit('perhaps', 3, 'Akhmatov')],
  more: true,
};
const services = { kiosk: { languages: ['kk', 'ru', 'en'] } as never };
const camps = async () => ({ camps: [] }) as never;

test('groups entries by why they were found, and asks for a year where there are many', async () => {
  const asked: unknown[] = [];
  const api = {
    camps,
    names: async (_: unknown, query: unknown) => {
      asked.push(query);
      return answer;
    },
  };
  const { container } = await renderVisitor(<NamesScreen found={null} lists={lists} />, { api, services });
  expect(container.textContent).toContain('Test list');
  expect(container.textContent).toContain(t('people.notAll'));
  expect(container.textContent).toContain('Where to ask');
  const field = container.querySelector('input') as HTMLInputElement;
  fireEvent.input(field, { target: { value: 'Akhmetov' } });
  await settle();
  expect(asked).toEqual([{ q: 'Akhmetov' }]);
  expect(texts(container.querySelectorAll('[data-ring]'))).toEqual([
    t('names.ring.written'),
    t('names.ring.sounds'),
    t('names.ring.perhaps'),
  ]);
  expect(container.querySelector('[role=status]')?.textContent).toBe(t('names.more'));
  const [years] = [...container.querySelectorAll('button')].filter(
    ({ textContent }) => textContent === t('names.anyYear'),
  );
  await click(years as Element);
  const [decade] = [...container.querySelectorAll('dialog button')].filter(({ textContent }) =>
    textContent?.startsWith('1900'),
  );
  await click(decade as Element);
  expect(asked.at(-1)).toEqual({ q: 'Akhmetov', born: '1905', within: '5' });
});

test('shows an entry with its list, what was corrected, and who may be the same', async () => {
  const entry: NameEntry = {
    ...{ list: lists.lists[0] as never, row: 7, person: 'somebody' },
    fields: { surname: 'Akhmetov', given: 'Bolat', born: '1901', arrest: '1937', term: '10 years' },
    others: [{ heading: 'Note', text: 'own column' }],
    corrected: [{ field: 'born', asListed: '1910' }],
    similar: [hit('sounds', 9, 'Ахметов')],
  };
  const { container } = await renderVisitor(<EntryScreen entry={entry} lists={lists} />, { services });
  expect(container.querySelector('h1')?.textContent).toBe('Akhmetov Bolat');
  for (const words of ['own column', '1910', 'Cite so', t('names.row', { row: 7 }), 'Ахметов Bolat']) {
    expect(container.textContent).toContain(words);
  }
  const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(expect.arrayContaining(['#/names', '#/people/somebody', '#/names/test/9']));
});

test('leads on from a name that is not found where the museum takes no letters on the screen', async () => {
  const api = { camps, names: async () => ({ hits: [], more: false }) };
  const noLetters = { languages: ['kk', 'ru', 'en'], askOnPaper: true, takeHomeAddress: 'museum@example.kz' } as never;
  const screen = <NamesScreen found={{ hits: [], more: false }} lists={lists} />;
  const { container } = await renderVisitor(screen, { api, services: { kiosk: noLetters } });
  for (const words of ['Where to ask', t('ask.paper'), t('ask.later')]) expect(container.textContent).toContain(words);
  const [later] = [...container.querySelectorAll('button')].filter(({ textContent }) =>
    textContent?.startsWith(t('ask.later')),
  );
  await click(later as Element);
  expect(sheet.value?.kind).toBe('take-home');
});
