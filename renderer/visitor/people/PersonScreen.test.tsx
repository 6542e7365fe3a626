import { expect, test, vi } from 'vitest';
import type { Person, Station } from '../../../db/model/api/person.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { citationOf, claimOf } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { draft } from '../ask/draft.ts';
import { sheet } from '../navigation/sheet.ts';
import { PersonScreen } from './PersonScreen.tsx';

vi.mock('./PersonMap.tsx', () => ({ PersonMap: () => null }));

const station = (kind: Station['kind'], edtf: string, more: Partial<Station> = {}): Station => ({
  ...{ claimId: `a-${kind}`, kind, date: dateOf(edtf), camp: null, place: null, coordinates: null },
  ...{ body: null, article: null, termYears: null, ...more },
});
const karlag = { id: 'karlag', name: 'Karlag' };
const stations = [station('born', '1905'), station('arrived', '1938', { camp: karlag })];
const person: Person = {
  ...{ id: 'a', name: 'Anna A', isNameless: false, gender: 'woman', occupation: null, summary: 'A life.' },
  ...{ born: dateOf('1905'), died: null, camps: [karlag], stations, people: null },
  ...{ names: { kk: 'Анна', ru: 'Анна', en: 'Anna A' }, nameWithheld: null, otherNames: [] },
  ...{ certainty: 'high', certaintyReason: 'Two sources.', citations: [citationOf('book')], portrait: null, media: [] },
  blocks: [],
  claims: stations.map(({ claimId, kind }) => claimOf(claimId, { property: kind, citations: [citationOf('file')] })),
  relations: [
    { person: { id: 'b', name: 'Boris B', isNameless: false }, kind: 'parent', citations: [citationOf('file')] },
  ],
  sameCamps: [{ id: 'c', name: 'Clara C', isNameless: false }],
  documents: [{ id: 'card', name: 'The card' }],
  events: [{ id: 'strike', name: 'The strike' }],
  texts: [{ id: 'memory', name: 'Memory' }],
};
const open = (more: Partial<Person> = {}) =>
  renderVisitor(<PersonScreen person={{ ...person, ...more }} />, {
    services: { kiosk: { languages: ['en'] } as never },
  });
const hrefs = (container: Element) => [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));

test('leads to the camp, relatives, documents, events, texts and others of the same camp', async () => {
  const { container } = await open();
  expect(new Set(hrefs(container))).toEqual(
    new Set([
      ...['#/camps/karlag', '#/people/b', '#/people/c', '#/documents/card', '#/events/strike', '#/remembrance/memory'],
    ]),
  );
  expect(container.querySelector('h1')?.textContent).toBe('Anna A');
});

test('offers a letter about the person where the museum takes letters', async () => {
  const askButton = (container: Element) => container.querySelector<HTMLElement>('[data-ask-open]');
  expect(askButton((await open()).container)).toBeNull();
  const services = { kiosk: { languages: ['en'], askKey: 'age1' } as never };
  const { container, visited } = await renderVisitor(<PersonScreen person={person} />, { services });
  await click(askButton(container) as HTMLElement);
  expect(visited).toEqual(['#/ask']);
  expect(draft.value).toMatchObject({ name: 'Anna A', born: '1905', camp: 'Karlag', from: '#/people/a' });
});

test('opens each source of the person once', async () => {
  const { container } = await open();
  const button = [...container.querySelectorAll('button')].find(
    ({ textContent }) => textContent === t('people.sources', { count: 2 }),
  );
  await click(button as HTMLElement);
  const { citations } = sheet.value as { citations: { sourceId: string }[] };
  expect(citations.map(({ sourceId }) => sourceId)).toEqual(['book', 'file']);
});

test('draws the empty line and says why no name is published', async () => {
  const { container } = await open({
    isNameless: true,
    name: 'a woman born in 1905',
    names: null,
    nameWithheld: 'Asked.',
  });
  expect(container.querySelector('h1')?.textContent).toContain(t('people.nameless'));
  expect(container.textContent).toContain('Asked.');
});

test('leaves out what is not known of a person', async () => {
  const names = { kk: 'Anna A', ru: 'Anna A', en: 'Anna A' };
  const bare = {
    names,
    relations: [],
    sameCamps: [],
    documents: [],
    events: [],
    texts: [],
    camps: [],
    stations: [],
    claims: [],
  };
  const { container } = await open(bare);
  expect(texts(container.querySelectorAll('h2'))).toEqual([t('people.howSure'), t('camp.sources')]);
});
