import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { campOf, seatOf } from '../../../../test-support/renderer/camps.ts';
import { click, renderVisitor, settle, texts } from '../../../../test-support/renderer/render-visitor.tsx';
import { noFilter } from '../camp-filter.ts';
import { campFilter } from '../camp-selection.ts';
import { CampFilters } from './CampFilters.tsx';

const coal = { id: 'coal', name: 'coal mining' };
const railway = { id: 'railway', name: 'railways' };
const camps = [
  campOf('a', '1931/1933', { work: [coal] }),
  campOf('b', '1950', { work: [coal, railway], type: 'special-camp' }),
  campOf('c', '1950', { seats: [seatOf('Unknown', null, null)] }),
];
const buttons = () => texts(screen.getAllByRole('button'));
const options = () => texts(within(screen.getByRole('dialog')).getAllByRole('listitem'));

test('offers the years only in the list', async () => {
  await renderVisitor(<CampFilters camps={camps} withYears={false} />);
  expect(buttons()).toEqual(['Regionall', 'Workall', 'Typeall']);
  await renderVisitor(<CampFilters camps={camps} withYears />);
  expect(buttons()).toEqual(['Regionall', 'Workall', 'Typeall', 'Yearsall']);
});

test('opens the values of a filter with the number of camps, and sets it', async () => {
  await renderVisitor(<CampFilters camps={camps} withYears />);
  await click(screen.getByText('Work'));
  expect(options()).toEqual(['all', 'coal mining2', 'railways1']);
  await click(screen.getByText('railways'));
  expect(campFilter.value).toEqual({ ...noFilter, work: 'railway' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(buttons()).toContain('Workrailways');
});

test('sets five years at once', async () => {
  await renderVisitor(<CampFilters camps={camps} withYears />);
  await click(screen.getByText('Years'));
  expect(options()).toEqual(['all', '1930–19341', '1950–19542']);
  await click(screen.getByText('1930–1934'));
  expect(campFilter.value.years).toEqual({ first: 1930, last: 1934 });
});

test('returns to any value', async () => {
  await renderVisitor(<CampFilters camps={camps} withYears />);
  campFilter.value = { ...noFilter, type: 'special-camp', years: { first: 1950, last: 1950 } };
  await settle();
  await click(screen.getByText('Type'));
  await click(within(screen.getByRole('dialog')).getByText('all'));
  expect(campFilter.value).toMatchObject({ type: null, years: { first: 1950, last: 1950 } });
});

test('clears all filters, and has no such button without a filter', async () => {
  await renderVisitor(<CampFilters camps={camps} withYears />);
  expect(screen.queryByText('Clear')).toBeNull();
  campFilter.value = { ...noFilter, work: 'coal' };
  await settle();
  await click(screen.getByText('Clear'));
  expect(campFilter.value).toEqual(noFilter);
});

test('shows a filter that leaves no camp by its own name', async () => {
  await renderVisitor(<CampFilters camps={[]} withYears />);
  campFilter.value = { ...noFilter, work: 'coal', years: { first: 1942, last: 1942 } };
  await settle();
  expect(buttons()).toEqual(['Regionall', 'Workall', 'Typeall', 'Years1942', 'Clear']);
});
