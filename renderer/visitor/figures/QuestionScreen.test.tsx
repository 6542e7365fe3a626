import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { Question } from '../../../db/model/api/figures.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { claimOf, contradictionOf, exactly } from '../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { sheet } from '../navigation/sheet.ts';
import { QuestionScreen } from './QuestionScreen.tsx';

const counting = (scale: string | null, name: string) => ({ counts: { id: name, name, unit: 'persons', scale } });
const open = async (claims: Claim[], more: Partial<Question> = {}) => {
  const question = { id: 'q', title: 'How many?', lead: 'Lead', claimCount: claims.length, claims };
  return renderVisitor(<QuestionScreen question={{ ...question, contradictions: [], tally: null, ...more }} />);
};
const groupTitles = (container: Element) => texts(container.querySelectorAll('article > section > h2'));

const drawnIn = (container: Element) =>
  [...container.querySelectorAll('[data-suspicious]')].map((row) =>
    [...row.querySelectorAll<SVGPathElement>('[data-strokes]')].map(({ dataset }) => Number(dataset.strokes)),
  );

test('puts claims that count the same on one scale and explains its forms', async () => {
  const { container } = await open([
    claimOf('a', { amount: { min: 100, max: 400 }, ...counting('itl', 'in camps') }),
    claimOf('b', { ...exactly(200), qualifier: 'about', suspicious: true, ...counting('itl', 'in camps') }),
    claimOf('c', { ...exactly(50), ...counting(null, 'exiled') }),
  ]);
  expect(groupTitles(container)).toEqual([
    'in camps: all the figures cover the same group, so the strokes share one scale',
  ]);
  expect(drawnIn(container)).toEqual([[50, 150], [100]]);
  expect(texts(container.querySelectorAll('ul > li'))).toEqual([
    'One stroke stands for 2 people',
    'faint stroke: between two limits',
    'broken stroke: a doubtful number',
  ]);
});

test('says what a stroke stands for where camps are counted', async () => {
  const camps = { counts: { id: 'camps', name: 'camps', unit: 'camps', scale: 'camps' } };
  const { container } = await open([
    claimOf('a', { ...exactly(22), ...camps }),
    claimOf('b', { ...exactly(11), ...camps }),
  ]);
  expect(drawnIn(container)).toEqual([[22], [11]]);
  expect(texts(container.querySelectorAll('ul > li'))).toEqual(['One stroke stands for 1 (camps)']);
});

test('opens the source of a row, and leads to what the editors note of each number', async () => {
  const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  const note = 'A weak source.';
  await open([
    claimOf('a', { ...exactly(1), ...counting('itl', 'in camps') }),
    claimOf('b', { ...exactly(2), note, ...counting('itl', 'in camps') }),
  ]);
  await click(screen.getAllByRole('button', { name: '2: show the source' })[0] as Element);
  expect(sheet.value).toEqual({ kind: 'claim', claimId: 'b' });
  await click(screen.getByText('Why? See the sources'));
  expect(scrolled).toHaveBeenCalledOnce();
  expect((scrolled.mock.contexts[0] as Element).contains(screen.getByText(note))).toBe(true);
});

test('says that single numbers have no common scale, but not of one number or of words', async () => {
  const [one, other] = [claimOf('a', exactly(1)), claimOf('b', exactly(2))];
  expect(groupTitles((await open([one, other])).container)).toEqual([
    'Below, each figure covers a different group, so there is no common scale',
  ]);
  expect(groupTitles((await open([one])).container)).toEqual([]);
  const words = [claimOf('a', { statement: 'many' }), claimOf('b', { statement: 'few' })];
  expect(groupTitles((await open(words)).container)).toEqual([]);
});

test.each([
  ['1940-01-01', 'figure for a single day'],
  ['1940/1950', 'figure for several years'],
])('tells a number of %s apart', async (edtf, text) => {
  await open([claimOf('a', { ...exactly(1), period: dateOf(edtf) })]);
  expect(screen.getByText(text)).toBeTruthy();
});

test('states a missing time, doubts and contradictions', async () => {
  const claim = claimOf('a', { ...exactly(1), suspicious: true, contradictions: ['x'] });
  await open([claim], { contradictions: [contradictionOf('x', ['a'])] });
  for (const text of ['No date given', 'This number is doubtful.']) expect(screen.getByText(text)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Where the sources disagree Title of x' })).toBeTruthy();
  expect(texts(screen.getAllByRole('heading'))).toContain('Title of x');
});

test('draws one stroke for so many people, and ends with a documented entry', async () => {
  const claim = claimOf('a', { ...exactly(1000), label: 'Held' });
  const ends = claimOf('end', { property: 'opened', date: dateOf('1931'), label: 'Order' });
  const endsInCamp = { id: 'karlag', name: 'Karlag' };
  const endsWithPerson = { id: 'damesh', name: 'Damesh' };
  const tally = { claimId: 'a', peoplePerStroke: 100, ends, endsInCamp, endsWithPerson };
  const { container } = await open([claim], { tally });
  expect(container.querySelector('canvas')?.dataset.strokes).toBe('10');
  expect(screen.getAllByText(/One stroke stands for 100 people/)).toHaveLength(1);
  expect(screen.getByText('Karlag').getAttribute('href')).toBe('#/camps/karlag');
  expect(screen.getByText('Damesh').getAttribute('href')).toBe('#/people/damesh');
});

test('has no tally for a claim that is not among its own', async () => {
  const tally = {
    claimId: 'missing',
    peoplePerStroke: 100,
    ends: claimOf('end'),
    endsInCamp: null,
    endsWithPerson: null,
  };
  const { container } = await open([claimOf('a', exactly(1000))], { tally });
  expect(container.querySelector('canvas')).toBeNull();
});

test('has one sentence before the numbers, and the rest of the lead after them', async () => {
  const lead = 'The sources differ, as No. 7 says. They count other people. Nothing is averaged.';
  const { container } = await open([claimOf('a', exactly(1))], { lead });
  const rest = screen.getByText('They count other people. Nothing is averaged.');
  const number = container.querySelector('h3') as Element;
  expect(number.compareDocumentPosition(rest)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(container.querySelector('header p')?.textContent).toBe('The sources differ, as No. 7 says.');
});
