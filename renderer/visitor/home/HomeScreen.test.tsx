import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Person } from '../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { HomeScreen } from './HomeScreen.tsx';

const release = (persons: number, ways = 0) =>
  ({ counts: { persons, camps: 24, questions: 12, ways } }) as unknown as ReleaseInfo;
const personOf = (more: Partial<Person> = {}) =>
  ({
    id: 'damesh',
    name: 'Damesh',
    isNameless: false,
    summary: 'A physician.',
    stations: [],
    portrait: null,
    ...more,
  }) as Person;
const hrefs = (container: Element) => [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));

test('shows a person, who is one touch away, and four doors, people first', async () => {
  const { container } = await renderVisitor(<HomeScreen release={release(7)} person={personOf()} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Damesh');
  expect(container.textContent).toContain('A physician.');
  expect(hrefs(container)).toEqual(['#/people/damesh', '#/people', '#/camps', '#/figures', '#/remembrance']);
});

test('leaves out whole sentences of the summary where the doors leave no room, but never the first one', async () => {
  let room = 0;
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockImplementation(function (this: HTMLElement) {
    return texts(this.querySelectorAll('span > span:not([hidden])')).join(' ').length;
  });
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockImplementation(() => room);
  const shownIn = async (letters: number) => {
    room = letters;
    const person = personOf({ summary: 'A physician. Held in ALZHIR. Released in 1943.' });
    const { container } = await renderVisitor(<HomeScreen release={release(7)} person={person} />);
    return texts(container.querySelectorAll('p span > span:not([hidden])')).map((text) => text.trim());
  };
  expect(await shownIn(60)).toEqual(['A physician.', 'Held in ALZHIR.', 'Released in 1943.']);
  expect(await shownIn(30)).toEqual(['A physician.', 'Held in ALZHIR.']);
  expect(await shownIn(5)).toEqual(['A physician.']);
  vi.restoreAllMocks();
});

test('shows an empty line in place of a name that is not published', async () => {
  await renderVisitor(
    <HomeScreen release={release(7)} person={personOf({ isNameless: true, name: 'a woman, 1910' })} />,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toContain(t('people.nameless'));
});

test('shows the portrait in place of the land, unless it is graphic', async () => {
  const portrait = { file: 'p.jpg', alt: 'Damesh in 1930', graphic: false } as Person['portrait'];
  const { container } = await renderVisitor(<HomeScreen release={release(7)} person={personOf({ portrait })} />);
  expect(container.querySelector('img')?.alt).toBe('Damesh in 1930');
  const graphic = { ...portrait, graphic: true } as Person['portrait'];
  const other = await renderVisitor(<HomeScreen release={release(7)} person={personOf({ portrait: graphic })} />);
  expect(other.container.querySelector('img')).toBeNull();
});

test('leads to the guided ways of a release that has some, after the doors', async () => {
  const { container } = await renderVisitor(<HomeScreen release={release(7, 3)} person={personOf()} />);
  expect(hrefs(container).at(-1)).toBe('#/ways');
});

test('introduces the exhibit where the release has no people', async () => {
  const { container } = await renderVisitor(<HomeScreen release={release(0)} person={null} />);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t('home.sentence'));
  expect(hrefs(container)).toEqual(['#/camps', '#/figures', '#/remembrance']);
});
