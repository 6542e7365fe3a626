import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { headcountOf } from '../../../../test-support/renderer/camps.ts';
import { claimOf, exactly, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { sheet } from '../../navigation/sheet.ts';
import { selectedCamp } from '../camp-selection.ts';
import { CampCard } from './CampCard.tsx';

const camp = wholeCampOf('Karlag', {
  peak: headcountOf('1949', 900),
  headcounts: [headcountOf('1949', 900)],
  claims: [claimOf('a', exactly(900)), claimOf('b', { ...exactly(800), property: 'maximum' })],
});
const open = (year: number | null, shown: Camp = camp, load = async () => camp) =>
  renderVisitor(<CampCard summary={shown} year={year} />, { api: { camp: load } });
const facts = (card: Element) => [...card.querySelectorAll('dl > div')].map((fact) => texts(fact.children).join(': '));

test('shows the name in the reader’s language alone, place, years and the number of further headcounts', async () => {
  const { container } = await open(null);
  expect(screen.queryByText('Karlag kk')).toBeNull();
  expect(facts(container)).toEqual(['Place: Somewhere', 'Years: 1940–1950', 'Other data: 1 more number']);
  expect(screen.getByText('Read more').getAttribute('href')).toBe('#/camps/Karlag');
});

test('shows the summary alone when the camp cannot be loaded', async () => {
  const { container } = await open(null, camp, () => Promise.reject(new Error('offline')));
  expect(facts(container)).toEqual(['Place: Somewhere', 'Years: 1940–1950']);
});

test.each([
  [1949, 'In 1949: 900, counted'],
  [1945, 'In 1945: No data on the number of prisoners'],
  [1955, 'In 1955: according to the sources, the camp did not exist in this year'],
])('states the headcount of %i without carrying one over', async (year, text) => {
  const { container } = await open(year);
  expect(facts(container)[0]).toBe(text);
});

test('opens the evidence of the headcount among the claims of this camp', async () => {
  await open(1949);
  await click(screen.getAllByLabelText('900: show the source')[1] ?? document.body);
  expect(sheet.value).toEqual({ kind: 'claim', claimId: '1949-counted-900' });
  expect(selectedCamp.value).toBe('Karlag');
});

test('says what is unknown', async () => {
  const { container } = await open(null, wholeCampOf('X', { seats: [], existed: null }), async () => wholeCampOf('X'));
  expect(facts(container)).toEqual(['Place: unknown', 'Years: unknown']);
  expect(screen.getByText('No data on the number of prisoners')).toBeTruthy();
});
