import { act, fireEvent, screen } from '@testing-library/preact';
import { createRef } from 'preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { campOf, headcountOf, seatOf } from '../../../test-support/renderer/camps.ts';
import { press, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import type { Point } from '../../shared/map-core/geometry.ts';
import type { Panel } from '../../shared/map-core/use-panel.ts';
import { CampMap, type CampMapHandle } from './CampMap.tsx';

/** happy-dom lays nothing out, so the panel has a fixed size; the land needs a canvas and stays unloaded. */
const panel: Panel = vi.hoisted(() => ({
  key: '',
  size: { width: 1000, height: 600 },
  pxPerMm: 4,
  theme: '',
  measure: (text: string) => ({ width: text.length * 10, height: 20 }),
  covered: [],
}));
vi.mock('../../shared/map-core/use-panel.ts', () => ({ usePanel: () => panel }));
vi.mock('../../shared/map-core/Land.tsx', () => ({ Land: () => null }));
vi.mock('../../shared/map-core/places.ts', () => ({ landmarksOf: () => [] }));

const camp = (id: string, lon: number, lat: number) =>
  campOf(id, '1940/1955', { seats: [seatOf(id, lon, null, lat)], headcounts: [headcountOf('1950', 2000)] });
const camps = [camp('west', 52, 47), camp('east', 80, 49), camp('neighbour', 80.2, 49.1)];

const handlers = { onSelect: vi.fn(), onCluster: vi.fn(), onView: vi.fn() };
const handle = createRef<CampMapHandle>();
const mapOf = (selectedId: string | null) => (
  <CampMap {...{ camps, handle, selectedId, ...handlers }} year={1950} language="en" still start={null} />
);
async function open() {
  const { container, rerender } = await renderVisitor(mapOf(null));
  const map = container.querySelector<HTMLElement>('[data-map]');
  if (!map) throw new Error('no map');
  map.setPointerCapture = () => {};
  return { map, keys: screen.getByRole('list'), select: (id: string) => rerender(mapOf(id)) };
}
const ring = (id: string) => document.querySelector<SVGElement>(`g[data-camp=${id}]`);
function centreOf(id: string): Point {
  const [x = Number.NaN, y = Number.NaN] =
    ring(id)
      ?.getAttribute('transform')
      ?.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  return { x, y };
}
const pointer = (map: Element, kind: 'pointerDown' | 'pointerMove' | 'pointerUp', { x, y }: Point, pointerId = 1) =>
  act(() => void fireEvent[kind](map, { pointerId, clientX: x, clientY: y, button: 0 }));
const frame = () => act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
const scale = () => handlers.onView.mock.lastCall?.[0].view.scale;

beforeEach(() => {
  for (const handler of Object.values(handlers)) handler.mockClear();
});

test('lights a ring up under a finger and selects it by a tap', async () => {
  const { map } = await open();
  pointer(map, 'pointerDown', centreOf('west'));
  expect(ring('west')?.dataset.pressed).toBe('true');
  pointer(map, 'pointerUp', centreOf('west'));
  expect(ring('west')?.dataset.pressed).toBe('false');
  expect(handlers.onSelect.mock.calls).toEqual([['west']]);
});

test('moves no ring and no name when a camp is selected', async () => {
  const { map, select } = await open();
  const drawn = () => [...map.querySelectorAll('g[data-selected]')];
  const before = drawn();
  select('east');
  expect(ring('east')?.dataset.selected).toBe('true');
  select('neighbour');
  expect(drawn().filter((element) => before.includes(element))).toEqual(
    before.filter((element) => element.isConnected),
  );
});

test('reports camps that are too close to tell apart, the nearest first', async () => {
  const { map } = await open();
  const { x, y } = centreOf('neighbour');
  const at = { x: x + 40, y };
  pointer(map, 'pointerDown', at);
  pointer(map, 'pointerUp', at);
  expect(handlers.onSelect).not.toHaveBeenCalled();
  expect(handlers.onCluster.mock.calls).toEqual([[['neighbour', 'east'], at]]);
});

test('zooms by two fingers without selecting anything', async () => {
  const { map } = await open();
  pointer(map, 'pointerDown', { x: 400, y: 300 }, 1);
  pointer(map, 'pointerDown', { x: 500, y: 300 }, 2);
  pointer(map, 'pointerMove', { x: 600, y: 300 }, 2);
  await frame();
  pointer(map, 'pointerUp', { x: 600, y: 300 }, 2);
  pointer(map, 'pointerUp', { x: 400, y: 300 }, 1);
  expect(scale()).toBe(2);
  expect(handlers.onSelect).not.toHaveBeenCalled();
});

test('zooms by keys and by the wheel, and resets by key or from outside', async () => {
  const { map, keys } = await open();
  await press(keys, '+');
  expect(scale()).toBe(1.5);
  await press(keys, '0');
  expect(scale()).toBe(1);
  act(() => void fireEvent.wheel(map, { deltaY: -200, clientX: 500, clientY: 300 }));
  expect(scale()).toBeCloseTo(Math.exp(0.3));
  act(() => handle.current?.reset());
  expect(scale()).toBe(1);
});

test('keeps rings at their size while the view is zoomed', async () => {
  const { keys } = await open();
  const radius = () => ring('west')?.querySelector('circle:last-of-type')?.getAttribute('r');
  const before = radius();
  await press(keys, '+');
  expect(radius()).toBe(before);
});

test('writes the names of a crowded map when the year rests', async () => {
  const crowd = Array.from({ length: 130 }, (_, index) =>
    camp(`camp ${index}`, 47 + (index % 13) * 3, 42 + Math.floor(index / 13)),
  );
  const mapIn = (year: number) => (
    <CampMap {...{ camps: crowd, ...handlers }} year={year} selectedId={null} language="en" still start={null} />
  );
  const { container, rerender } = await renderVisitor(mapIn(1950));
  const [names, keys] = [() => container.querySelectorAll('text').length, () => screen.getAllByRole('button').length];
  expect([names() > 0, keys()]).toEqual([true, 130]);
  vi.useFakeTimers();
  rerender(mapIn(1951));
  expect([names(), keys()]).toEqual([0, 130]);
  act(() => void vi.advanceTimersByTime(150));
  expect([names() > 0, keys()]).toEqual([true, 130]);
  vi.useRealTimers();
});

test('goes through the camps line by line, from left to right', async () => {
  const { keys } = await open();
  const names: string[] = [];
  for (const key of ['Home', 'ArrowRight', 'ArrowRight']) {
    await press(keys, key);
    names.push(document.activeElement?.textContent?.split(':')[0] ?? '');
  }
  expect(names).toEqual(['east', 'neighbour', 'west']);
});
