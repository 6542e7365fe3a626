import { expect, test, vi } from 'vitest';
import { headcountOf } from '../../../test-support/renderer/camps.ts';
import { click, press, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { CampKeys, inReadingOrder } from './CampKeys.tsx';
import type { Mark } from './scene/marks.ts';

const markOf = (campId: string, more: Partial<Mark> = {}): Mark => ({
  campId,
  name: campId,
  form: 'full',
  radius: 10,
  place: { x: 0, y: 0 },
  centre: { x: 0, y: 0 },
  halo: null,
  headcount: headcountOf('1950', 200),
  ...more,
});
const marks = [markOf('Karlag'), markOf('Steplag', { headcount: null }), markOf('Peschanlag')];

async function open(selectedId: string | null = null, language: 'en' | 'ru' = 'en') {
  const handlers = { onFocus: vi.fn(), onSelect: vi.fn(), onKey: vi.fn() };
  const { container } = await renderVisitor(<CampKeys {...{ marks, selectedId, language }} {...handlers} />);
  const buttons = [...container.querySelectorAll('button')];
  return { ...handlers, buttons, list: container.querySelector('ul') ?? container };
}

test('names each camp with its headcount and kind, or says that there is no data', async () => {
  expect(texts((await open()).buttons)).toEqual([
    'Karlag: 200, counted',
    'Steplag: no data on the number of people in this year',
    'Peschanlag: 200, counted',
  ]);
});

test('speaks the language of the map, not of the page', async () => {
  const { buttons } = await open(null, 'ru');
  expect(buttons[0]?.textContent).toBe('Karlag: 200, подсчитано');
});

test('has one camp in the tab order: the selected one, or the first', async () => {
  expect((await open('Steplag')).buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
  expect((await open()).buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
});

test.each([
  ['ArrowDown', 'Peschanlag'],
  ['ArrowRight', 'Peschanlag'],
  ['ArrowUp', 'Karlag'],
  ['Home', 'Karlag'],
  ['End', 'Peschanlag'],
])('%s moves the focus from the second camp to %s', async (key, name) => {
  const { list } = await open('Steplag');
  await press(list, key);
  expect(document.activeElement?.textContent).toContain(name);
});

test('stops at either end', async () => {
  const { list } = await open('Peschanlag');
  await press(list, 'ArrowDown');
  expect(document.activeElement?.textContent).toContain('Peschanlag');
});

test('hands other keys on, and selects by click', async () => {
  const { list, buttons, onKey, onSelect } = await open();
  await press(list, '+');
  expect(onKey).toHaveBeenCalledWith('+');
  if (buttons[1]) await click(buttons[1]);
  expect(onSelect).toHaveBeenCalledWith('Steplag');
});

test('reading order goes line by line, from left to right', () => {
  const camps = [
    { id: 'c', centre: { x: 10, y: 500 } },
    { id: 'b', centre: { x: 90, y: 12 } },
    { id: 'a', centre: { x: 10, y: 20 } },
  ];
  expect(inReadingOrder(camps, 600).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
