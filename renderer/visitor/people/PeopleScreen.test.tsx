import { fireEvent } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { NameLists } from '../../../db/model/api/names.ts';
import type { ListedPerson, PeopleList } from '../../../db/model/api/person.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { click, renderVisitor, settle, texts } from '../../../test-support/renderer/render-visitor.tsx';
import type { PeopleFilter } from '../../shared/api/api.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { PeopleScreen } from './PeopleScreen.tsx';

/** Protects: a visitor finds a person by letters, camp and gender, page by page, and sees what is known of each. */
const karlag = { id: 'karlag', name: 'Karlag' };
const personOf = (id: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  ...{ id, name: `Person ${id}`, isNameless: false, occupation: null, born: null, died: null },
  ...{ camps: [], stations: [], ...more },
});
const listOf = (people: ListedPerson[], more: Partial<PeopleList> = {}): PeopleList => ({
  ...{ people, from: 0, total: people.length },
  filters: { camps: [{ ...karlag, count: 1 }], genders: [{ id: 'woman', count: 1 }] },
  ...more,
});
const services = { kiosk: { languages: ['kk', 'ru', 'en'] } as never };
const lists: NameLists = {
  lists: [],
  ask: [{ id: 'where', kind: 'method', order: 1, title: 'Where to ask', lead: 'In archives', contentNote: null }],
};

async function open(found: PeopleList, answer: (filter: PeopleFilter) => Promise<PeopleList> = async () => found) {
  const asked: PeopleFilter[] = [];
  const people = (_: unknown, filter: PeopleFilter) => {
    asked.push(filter);
    return answer(filter);
  };
  const { container } = await renderVisitor(<PeopleScreen found={found} lists={lists} />, {
    api: { people },
    services,
  });
  const buttonOf = (name: string) =>
    [...container.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLElement;
  const names = () => texts(container.querySelectorAll('li a[href^="#/people/"] > span:first-child'));
  return { container, asked, buttonOf, names };
}

test('shows years, occupation and camps of each person, and leads to the person', async () => {
  const whole = { born: dateOf('1905'), died: dateOf('1942'), occupation: 'teacher', camps: [karlag] };
  const { container } = await open(listOf([personOf('a', whole), personOf('b', { born: dateOf('1910') })]));
  const rows = [...container.querySelectorAll('li a[href^="#/people/"]')];
  expect(rows.map((row) => row.getAttribute('href'))).toEqual(['#/people/a', '#/people/b']);
  expect(rows[0]?.lastElementChild?.textContent).toBe(
    `${t('date.years', { first: 1905, last: 1942 })} · teacher · Karlag`,
  );
  expect(rows[1]?.lastElementChild?.textContent).toBe(t('people.born', { date: '1910' }));
});

test('draws the empty line of a person without a published name, and no years beside it', async () => {
  const nameless = { isNameless: true, name: 'a woman born in 1910', born: dateOf('1910') };
  const { container } = await open(listOf([personOf('a', nameless)]));
  const row = container.querySelector('li a');
  expect(row?.textContent).toContain(t('people.nameless'));
  expect(row?.lastElementChild?.textContent).toBe('');
});

test('asks with the letters, the camp and the gender that are chosen, and counts what is left', async () => {
  const { container, asked, buttonOf } = await open(listOf([personOf('a'), personOf('b')]), async () =>
    listOf([personOf('b')]),
  );
  expect(container.textContent).toContain(t('people.count', { count: 2 }));
  fireEvent.input(container.querySelector('input') as HTMLElement, { target: { value: ' Per ' } });
  await settle();
  await click(buttonOf(t('people.gender.woman')));
  await click(buttonOf(t('people.anyCamp')));
  const [choice] = [...container.querySelectorAll('dialog button')].filter(({ textContent }) =>
    textContent?.startsWith('Karlag'),
  );
  await click(choice as Element);
  expect(asked).toEqual([{ q: 'Per' }, { q: 'Per', gender: 'woman' }, { q: 'Per', gender: 'woman', camp: 'karlag' }]);
  expect(container.textContent).toContain(t('people.count', { count: 1 }));
  expect(buttonOf(t('people.gender.woman')).getAttribute('aria-pressed')).toBe('true');
});

test('adds the next page after those shown, and offers none at the end', async () => {
  const { asked, buttonOf, names } = await open(listOf([personOf('a')], { total: 2 }), async () =>
    listOf([personOf('b')], { from: 1, total: 2 }),
  );
  await click(buttonOf(t('people.more')));
  expect(asked).toEqual([{ from: '1' }]);
  expect(names()).toEqual(['Person a', 'Person b']);
  expect(buttonOf(t('people.more'))).toBeUndefined();
});

test('an answer that comes late does not replace that of a later letter', async () => {
  const answers: ((list: PeopleList) => void)[] = [];
  const { container, names } = await open(listOf([personOf('a')]), () => new Promise((done) => answers.push(done)));
  for (const value of ['P', 'Pe'])
    fireEvent.input(container.querySelector('input') as HTMLElement, { target: { value } });
  answers[1]?.(listOf([personOf('late')]));
  answers[0]?.(listOf([personOf('early')]));
  await settle();
  expect(names()).toEqual(['Person late']);
});

test('says that nothing was found, with what was typed, that the list is not whole, and where else to ask', async () => {
  const { container } = await open(listOf([personOf('a')]), async () => listOf([]));
  fireEvent.input(container.querySelector('input') as HTMLElement, { target: { value: 'Xyz' } });
  await settle();
  expect(container.querySelector('[role=status]')?.textContent).toBe(t('search.nothing', { query: 'Xyz' }));
  expect(container.textContent).toContain(t('people.notAll'));
  expect(container.textContent).toContain('Where to ask');
});
