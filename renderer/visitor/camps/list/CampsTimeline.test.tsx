import { act, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { click, renderVisitor } from '../../../../test-support/renderer/render-visitor.tsx';
import { yearMs } from '../../map/year-playback.ts';
import type { YearSpan } from '../camp-years.ts';
import { CampsTimeline } from './CampsTimeline.tsx';

const onYear = vi.fn();
const open = (face: 'map' | 'list', years: YearSpan | null) =>
  renderVisitor(
    <CampsTimeline
      {...{ face, years, onYear }}
      sliderYear={1950}
      camp={null}
      camps={[]}
      valueText={(year) => `${year}!`}
    />,
  );
const valueText = () => screen.getByRole('slider').getAttribute('aria-valuetext');
const press = (target: Element) => act(() => void target.dispatchEvent(new Event('pointerdown', { bubbles: true })));

afterEach(() => {
  vi.useRealTimers();
  onYear.mockClear();
});

test('reads one year, a span or all years aloud', async () => {
  await open('list', null);
  expect(valueText()).toBe('All years');
  await open('list', { first: 1930, last: 1934 });
  expect(valueText()).toBe('1930–1934');
  await open('list', { first: 1940, last: 1940 });
  expect(valueText()).toBe('1950!');
  await open('map', null);
  expect(valueText()).toBe('1950!');
});

test('returns to all years in the list', async () => {
  await open('list', { first: 1940, last: 1940 });
  await click(screen.getByText('All years'));
  expect(onYear).toHaveBeenCalledWith(null);
});

test('plays the years on the map and stops by the same button', async () => {
  await open('map', { first: 1950, last: 1950 });
  vi.useFakeTimers();
  await click(screen.getByText('Through the years'));
  act(() => void vi.advanceTimersByTime(2 * yearMs));
  expect(onYear.mock.calls).toEqual([[1951], [1952]]);
  press(screen.getByText('Stop'));
  await click(screen.getByText('Stop'));
  act(() => void vi.advanceTimersByTime(5 * yearMs));
  expect(onYear).toHaveBeenCalledTimes(2);
});

test('plays from the first year before the visitor has chosen one', async () => {
  await open('map', null);
  vi.useFakeTimers();
  await click(screen.getByText('Through the years'));
  act(() => void vi.advanceTimersByTime(yearMs));
  expect(onYear.mock.calls).toEqual([[1930], [1931]]);
});

test('stops playback on a touch elsewhere and when the screen is left', async () => {
  const { unmount } = await open('map', { first: 1950, last: 1950 });
  vi.useFakeTimers();
  await click(screen.getByText('Through the years'));
  press(document.body);
  expect(screen.getByText('Through the years')).toBeTruthy();
  await click(screen.getByText('Through the years'));
  unmount();
  vi.advanceTimersByTime(5 * yearMs);
  expect(onYear).not.toHaveBeenCalled();
});
