import { fireEvent } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { campOf } from '../../../test-support/renderer/camps.ts';
import { press, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { YearSlider } from './YearSlider.tsx';

async function open(props: { year?: number; unset?: boolean; existed?: string | null } = {}) {
  const { year = 1950, unset = false, existed } = props;
  const onYear = vi.fn();
  const { getByRole } = await renderVisitor(
    <YearSlider
      {...{ year, unset, onYear }}
      label="Year"
      valueText={(value) => `${value}, 13 camps`}
      camp={existed === undefined ? null : campOf('karlag', existed)}
    />,
  );
  return { slider: getByRole('slider'), onYear };
}

test.each([
  ['ArrowRight', 1950, 1951],
  ['ArrowLeft', 1950, 1949],
  ['PageUp', 1950, 1955],
  ['PageDown', 1950, 1945],
  ['PageUp', 1958, 1960],
  ['Home', 1950, 1930],
  ['End', 1950, 1960],
])('%s leads from %i to %i', async (key, year, next) => {
  const { slider, onYear } = await open({ year });
  await press(slider, key);
  expect(onYear.mock.calls).toEqual([[next]]);
});

test('chooses the year of a thumb that is not set, where a finger touches it', async () => {
  const { slider, onYear } = await open({ year: 1945, unset: true });
  const line = slider.firstElementChild ?? slider;
  line.getBoundingClientRect = () => new DOMRect(100, 0, 300, 1);
  slider.setPointerCapture = () => {};
  fireEvent.pointerDown(slider, { clientX: 250 });
  expect(onYear.mock.calls).toEqual([[1945]]);
});

test('ignores other keys', async () => {
  const { slider, onYear } = await open();
  await press(slider, 'a');
  expect(onYear).not.toHaveBeenCalled();
});

test('follows a finger on the line, and stays within the years', async () => {
  const { slider, onYear } = await open();
  const line = slider.firstElementChild ?? slider;
  line.getBoundingClientRect = () => new DOMRect(100, 0, 300, 1);
  slider.setPointerCapture = () => {};
  slider.hasPointerCapture = () => true;
  fireEvent.pointerDown(slider, { clientX: 250 });
  fireEvent.pointerMove(slider, { clientX: 50 });
  fireEvent.pointerMove(slider, { clientX: 900 });
  expect(onYear.mock.calls).toEqual([[1945], [1930], [1960]]);
});

test('states its value for a screen reader', async () => {
  const { slider } = await open();
  expect(slider.getAttribute('aria-valuenow')).toBe('1950');
  expect(slider.getAttribute('aria-valuetext')).toBe('1950, 13 camps');
});

test('writes the current year at the thumb unless it is unset', async () => {
  const last = async (unset: boolean) => (await open({ unset })).slider.firstElementChild?.lastElementChild;
  expect((await last(false))?.textContent).toBe('1950');
  expect((await last(true))?.textContent).toBe('1960');
});

test('knows how far each year of the axis is from the current one, whose label takes the room of the nearest', async () => {
  const away = async (unset: boolean) =>
    [...(await open({ year: 1943, unset })).slider.querySelectorAll<HTMLElement>('[data-minor]')].map((year) => [
      year.textContent,
      year.style.getPropertyValue('--away'),
    ]);
  expect(await away(false)).toContainEqual(['1940', '3']);
  expect(await away(true)).toContainEqual(['1940', '']);
});

test('draws the years of a camp, open where an end is unknown', async () => {
  const lifespan = async (existed: string | null) =>
    (await open({ existed })).slider.querySelector<HTMLElement>('[data-open-start]');
  expect((await lifespan('1940/..'))?.dataset).toMatchObject({ openStart: 'false', openEnd: 'true' });
  expect(await lifespan(null)).toBeNull();
});

test('draws the lives of all camps in place of the years of the selected one', async () => {
  const camp = campOf('karlag', '1931/1959');
  const { container } = await renderVisitor(
    <YearSlider
      year={1950}
      camp={camp}
      lives={[camp, campOf('steplag', '1948/1956')]}
      label="Year"
      valueText={String}
      onYear={() => {}}
    />,
  );
  const selected = [...container.querySelectorAll<HTMLElement>('[data-now]')].map(({ dataset }) => dataset.selected);
  expect(selected).toEqual(['true', 'false']);
  expect(container.querySelector('[data-open-start]')).toBeNull();
});
