import { expect, test } from 'vitest';
import type { LoopScene as Scene } from '../../../../db/model/api/loop.ts';
import type { PersonSummary } from '../../../../db/model/api/person.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { campOf, headcountOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { claimOf, exactly } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import { rowPath, rowScale } from '../../figures/row-strokes.ts';
import type { Contents } from '../loop-content.ts';
import { LoopScene } from './LoopScene.tsx';
import { namesAround } from './names-around.ts';

const camps = [
  campOf('Karlag', '1931/1959', {
    seats: [{ ...seatOf('Presumed', 70, null), presumed: true }, seatOf('Dolinka', 72, null)],
  }),
];

const personOf = (id: string, more: Partial<PersonSummary> = {}): PersonSummary => ({
  ...{ id, name: id, isNameless: false, gender: 'woman', occupation: null, summary: `Summary of ${id}` },
  ...{ born: null, died: null, camps: [], stations: [] },
  ...more,
});
const nameOf = (person: PersonSummary): Scene & { kind: 'name' } => ({
  ...{ key: `name ${person.id}`, kind: 'name', sources: ['Museum'], person, isToday: false },
});

async function open(
  scene: Partial<Scene> & Pick<Scene, 'kind'>,
  languages: Language[] = ['en'],
  loaded = languages,
  others: Scene[] = [],
) {
  const whole = { key: 'x', sources: ['The archive: papers (file 3)'], ...scene } as Scene;
  const contents: Contents = Object.fromEntries(
    loaded.map((language) => [language, { language, camps, scenes: [whole, ...others] }]),
  );
  const current = languages.at(-1) ?? 'en';
  return renderVisitor(<LoopScene sceneKey={whole.key} {...{ languages, current, contents }} still frozen />);
}

test('shows a person: the name, what happened, who says so, and the others around', async () => {
  const { container, getAllByRole } = await open(
    nameOf(personOf('Damesh')),
    ['en'],
    ['en'],
    [nameOf(personOf('Aziza'))],
  );
  expect(container.querySelector('h1')?.textContent).toBe('Damesh');
  expect(container.textContent).toContain('Summary of Damesh');
  expect(container.textContent).toContain('Source: Museum');
  expect(texts(getAllByRole('listitem'))).toEqual(['Damesh', 'Aziza']);
});

test('shows an empty line for a person without a published name', async () => {
  const { container } = await open(nameOf(personOf('a woman, 1910', { isNameless: true })));
  expect(container.querySelector('h1')?.textContent).toContain(translateIn('en')('people.nameless'));
  expect(container.querySelector('h1')?.textContent).toContain('a woman, 1910');
});

test('translates what is written in place of a name', async () => {
  const { container } = await open(nameOf(personOf('a woman, 1910', { isNameless: true })), ['kk', 'en']);
  const titles = [...container.querySelectorAll('h1')].map((title) => title.closest('[lang]')?.getAttribute('lang'));
  expect(titles).toEqual(['kk', 'en']);
});

test('keeps the name in the first language while the sentence changes', async () => {
  const { container } = await open(nameOf(personOf('Damesh')), ['kk', 'en']);
  expect(container.querySelector('h1')?.getAttribute('lang')).toBe('kk');
  const shown = [...container.querySelectorAll('[data-shown=true]')].map((element) => element.getAttribute('lang'));
  expect(new Set(shown)).toEqual(new Set(['en']));
  expect(container.querySelectorAll('[data-shown=false][lang=kk]').length).toBe(shown.length);
});

test('shows one language while the other is not loaded', async () => {
  const { container } = await open({ kind: 'passage', title: 'Kengir', markdown: 'a' }, ['kk', 'ru'], ['kk']);
  const shown = [...container.querySelectorAll('[data-shown=true]')].map((element) => element.getAttribute('lang'));
  expect(new Set(shown)).toEqual(new Set(['kk']));
});

test('shows a camp with place and years, and the people who were there', async () => {
  const people = [{ id: 'p', name: 'Aziza', isNameless: false }];
  const { container } = await open({ kind: 'camp', campId: 'Karlag', people });
  expect(container.querySelector('h1')?.textContent).toBe('Karlag');
  for (const part of ['Dolinka', '1931', 'Aziza']) expect(container.textContent).toContain(part);
  expect(container.textContent).not.toContain('Presumed');
});

test('is empty for a scene or a language that is not loaded', async () => {
  expect((await open({ kind: 'day' }, ['kk'], [])).container.innerHTML).toBe('');
});

test('shows a sentence as plain text with the title of its text and the name of its source', async () => {
  const { container } = await open({ kind: 'passage', title: 'Kengir', markdown: 'Forty **days**[^c1].' });
  expect(container.textContent).toContain('Forty days.Kengir');
  expect(container.textContent).toMatch(/Source: The archive$/);
});

test('shows a day of remembrance with its law', async () => {
  const day = await open({ kind: 'day', law: { id: 'l', title: 'Day of remembrance', text: '31 May' }, day: '05-31' });
  expect(day.container.textContent).toContain('Day of remembrance31 May');
});

test('shows people counted in a camp as strokes, one of whom has a name', async () => {
  const headcount = headcountOf('1949', 65_673);
  const person = personOf('Alexander');
  const { container } = await open({ kind: 'figure', campId: 'Karlag', headcount, peoplePerStroke: 10, person });
  expect(container.querySelector('h1')?.textContent).toBe('65,673');
  for (const part of ['Karlag', '1949', '10 people', 'Alexander']) expect(container.textContent).toContain(part);
  expect(container.querySelector('canvas')?.dataset.strokes).toBe('6567');
});

test('shows a row for each source on one scale', async () => {
  const counts = { id: 'k', name: 'people', unit: 'persons', scale: 'karlag' };
  const claims = [claimOf('a', { ...exactly(800_000), counts }), claimOf('b', { ...exactly(6_000_000), counts })];
  const { container } = await open({ kind: 'question', title: 'How many?', claims });
  expect(container.querySelector('h1')?.textContent).toBe('How many?');
  const strokes = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d')?.split('M').length);
  expect(strokes).toEqual([41, 301]);
});

test('takes a round number of people for a stroke', () => {
  expect(rowScale(6_000_000)).toEqual({ peoplePerStroke: 20_000, strokes: 300 });
  expect(rowScale(12)).toEqual({ peoplePerStroke: 1, strokes: 12 });
  expect(rowScale(103_000)).toEqual({ peoplePerStroke: 500, strokes: 206 });
  expect(rowPath(0, 'a')).toBe('');
});

test('shows the lives of the camps until the map is loaded', async () => {
  const { container } = await open({ kind: 'years', campIds: ['Karlag'] }, ['kk', 'en']);
  expect(container.querySelectorAll('[data-now]')).toHaveLength(1);
  expect(texts(container.querySelectorAll('h1'))).toEqual(
    (['kk', 'en'] as const).map((language) => translateIn(language)('loop.years')),
  );
});

test('puts the neighbours of a name around it, each once', () => {
  const all = [...'abcdefghij'].map((id) => ({ id }));
  const around = (id: string, count: number) =>
    namesAround(all, id, count)
      .map((each) => each.id)
      .join('');
  expect(around('e', 4)).toBe('cdef');
  expect(around('a', 4)).toBe('abcd');
  expect(around('j', 4)).toBe('ghij');
  expect(around('e', 60)).toBe('abcdefghij');
  expect(around('x', 4)).toBe('');
});
