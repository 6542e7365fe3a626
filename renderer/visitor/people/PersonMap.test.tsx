import { expect, test, vi } from 'vitest';
import { renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import type { Fit } from '../../shared/map-core/projection.ts';
import type { Panel } from '../../shared/map-core/use-panel.ts';
import { PersonMap } from './PersonMap.tsx';
import type { LifePlace } from './person-map.ts';

/** happy-dom lays nothing out, so the panel has a fixed size; the land needs a canvas. */
const size = vi.hoisted(() => ({ width: 1000, height: 600 }));
vi.mock('../../shared/map-core/use-panel.ts', () => {
  const panel: Panel = {
    ...{ key: '', size, pxPerMm: 4, theme: '', covered: [] },
    measure: (text) => ({ width: text.length * 10, height: 20 }),
  };
  return { usePanel: () => panel };
});
const land = vi.hoisted(() => ({ Land: vi.fn((_props: { wholeFit: Fit; fit: Fit }) => null) }));
vi.mock('../../shared/map-core/Land.tsx', () => land);
vi.mock('../../shared/map-core/places.ts', () => ({
  landmarksOf: (year: number) => [
    ...[{ id: 'town', kind: 'town', name: `Town in ${year}`, longest: 'Town', rank: 1, at: { x: 150, y: 500 } }],
  ],
}));

const place = (name: string, lat: number, lon: number, isCamp = false): LifePlace => ({
  ...{ name, isCamp },
  coordinates: { lat, lon },
});
const moscow = place('Moscow', 55.7, 37.6);
const karlag = place('Karlag', 49.8, 73.1, true);
const open = async (places: LifePlace[], year: number | null = 1938) =>
  (await renderVisitor(<PersonMap places={places} year={year} />)).container;
const numbers = (element: Element | undefined, ...names: string[]) =>
  names.map((name) => Number(element?.getAttribute(name)));

test('draws a place as a dot, a camp as a larger ring, each named once, and the way between them', async () => {
  const container = await open([moscow, karlag, moscow]);
  const labels = texts(container.querySelectorAll('g text'));
  expect(labels).toContain('Moscow');
  expect(labels.filter((label) => label === 'Moscow')).toHaveLength(1);
  const [moscowDot, camp] = ['Moscow', 'Karlag'].map((name) =>
    [...container.querySelectorAll('g')].find(({ textContent }) => textContent === name)?.querySelector('circle'),
  );
  expect(Number(camp?.getAttribute('r'))).toBeGreaterThan(Number(moscowDot?.getAttribute('r')));
  const lines = [...container.querySelectorAll('line')];
  expect(lines).toHaveLength(2);
  expect(numbers(lines[0], 'x1', 'y1')).toEqual(numbers(moscowDot ?? undefined, 'cx', 'cy'));
  expect(numbers(lines[0], 'x2', 'y2')).toEqual(numbers(camp ?? undefined, 'cx', 'cy'));
});

test('keeps the places of a life and their names within the panel', async () => {
  const container = await open([moscow, karlag, place('Kolyma', 62.5, 150.8, true)]);
  for (const circle of container.querySelectorAll('circle')) {
    const [x = -1, y = -1] = numbers(circle, 'cx', 'cy');
    expect(x > 0 && x < size.width && y > 0 && y < size.height, `${x}, ${y}`).toBe(true);
  }
});

test('names the towns as they were called in the year of the person, and none on the whole land', async () => {
  expect((await open([karlag], 1938)).textContent).toContain('Town in 1938');
  const whole = await open([karlag], null);
  expect(whole.textContent).not.toContain('Town in');
  expect(whole.textContent).toContain('Karlag');
});

test('draws neither dot nor way where no place is known', async () => {
  const container = await open([], null);
  expect(container.querySelectorAll('circle, line')).toHaveLength(0);
});

test('has the land painted once, at the scale at which it is seen', async () => {
  await open([moscow, karlag]);
  const [{ wholeFit, fit } = {}] = land.Land.mock.lastCall ?? [];
  expect(fit?.scale).toBeGreaterThan(0);
  expect(wholeFit).toEqual(fit);
});
