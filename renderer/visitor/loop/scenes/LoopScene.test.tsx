import { expect, test } from 'vitest';
import type { LoopScene as Scene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { campOf, headcountOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { claimOf, exactly } from '../../../../test-support/renderer/claims.ts';
import { renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import type { Contents } from '../loop-content.ts';
import { LoopScene } from './LoopScene.tsx';

const camps = [
  campOf('Karlag', '1931/1959', {
    fullName: 'Karaganda camp',
    seats: [{ ...seatOf('Presumed', 70, null), presumed: true }, seatOf('Dolinka', 72, null)],
    peak: headcountOf('1949', 65_673),
  }),
  campOf('Unknown', null, { peak: { ...headcountOf('1949', 1), suspicious: true } }),
];

async function open(scene: Partial<Scene> & Pick<Scene, 'kind'>, languages: Language[] = ['en'], loaded = languages) {
  const whole = { key: 'x', sources: ['Archive (file 3)'], ...scene } as Scene;
  const contents: Contents = Object.fromEntries(
    loaded.map((language) => [language, { language, camps, scenes: [whole] }]),
  );
  return renderVisitor(<LoopScene sceneKey="x" {...{ languages, contents }} still frozen />);
}

test('shows a camp with place, years, peak and source', async () => {
  const { container } = await open({ kind: 'camp', campId: 'Karlag' });
  expect(container.querySelector('h1')?.textContent).toBe('Karlag');
  expect(texts(container.querySelectorAll('dd'))[0]).toBe('Dolinka');
  expect(texts(container.querySelectorAll('dd'))[2]).toContain('65,673');
  expect(container.textContent).toContain('Karaganda camp');
});

test('leaves out what is unknown or suspicious of a camp', async () => {
  const { container } = await open({ kind: 'camp', campId: 'Unknown' });
  expect(texts(container.querySelectorAll('dt'))).toEqual([translateIn('en')('camp.place')]);
});

test('is empty for a camp, a scene or a language that is not loaded', async () => {
  expect((await open({ kind: 'camp', campId: 'Nowhere' })).container.querySelector('h1')).toBeNull();
  expect((await open({ kind: 'day', key: 'other' })).container.innerHTML).toBe('');
  expect((await open({ kind: 'day' }, ['kk'], [])).container.innerHTML).toBe('');
});

test('shows a passage as plain text with the title of its source text', async () => {
  const { container } = await open({ kind: 'passage', title: 'Kengir', markdown: 'Forty **days**[^c1].' });
  expect(container.textContent).toContain('Forty days.Kengir');
});

test('shows a term with its expansion, and a day of memory with its law', async () => {
  const term = await open({ kind: 'term', term: 'GULAG', expansion: 'Main Administration', definition: 'Definition' });
  expect(term.container.textContent).toContain('GULAGMain AdministrationDefinition');
  const day = await open({ kind: 'day', law: { id: 'l', title: 'Day of memory', text: '31 May' }, day: '05-31' });
  expect(day.container.textContent).toContain('Day of memory31 May');
});

const figure = {
  kind: 'figure',
  claim: claimOf('c1', { ...exactly(18_000), label: 'people' }),
  peoplePerStroke: 100,
  ends: claimOf('c2', { ...exactly(600), label: 'women' }),
  endsInCamp: { id: 'alzhir', name: 'ALZHIR' },
} as const;

test('shows a figure, what a stroke means, and where the strokes end', async () => {
  const { container } = await open(figure);
  expect(container.querySelector('h1')?.textContent).toBe('18,000');
  for (const part of ['people', '600', 'ALZHIR']) expect(container.textContent).toContain(part);
});

test('shows two languages side by side, with one tally for both', async () => {
  const { container } = await open(figure, ['kk', 'ru']);
  const columns = [...container.querySelectorAll('[data-reading]')];
  expect(columns.map((column) => column.getAttribute('lang'))).toEqual(['kk', 'ru']);
  expect(container.querySelectorAll('[class*=sharedTally]')).toHaveLength(1);
  expect(container.querySelectorAll('[data-reading] [class*=tally]')).toHaveLength(0);
});

test('shows one language while the other is not loaded', async () => {
  const { container } = await open({ kind: 'passage', title: 'Kengir', markdown: 'a' }, ['kk', 'ru'], ['ru']);
  expect([...container.querySelectorAll('[data-reading]')].map((column) => column.getAttribute('lang'))).toEqual([
    'ru',
  ]);
});

test('shows the years as a chart until the map is loaded', async () => {
  const { container, getAllByRole } = await open({ kind: 'years', campIds: ['Karlag'] }, ['kk', 'en']);
  expect(texts(getAllByRole('listitem'))).toEqual([expect.stringContaining('Karlag')]);
  expect(texts(container.querySelectorAll('h1'))).toEqual(
    (['kk', 'en'] as const).map((language) => translateIn(language)('loop.years')),
  );
});

test('names two sources without their details, and counts the others', async () => {
  const passage = { kind: 'passage', title: 'Kengir', markdown: 'a' } as const;
  const { container } = await open({ ...passage, sources: ['A (1)', 'B (2)', 'C', 'D'] });
  expect(container.textContent).toContain(`A · B · ${translateIn('en')('loop.moreSources', { count: 2 })}`);
});
