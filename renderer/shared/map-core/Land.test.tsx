import { act, render } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { Size } from './geometry.ts';
import { Land } from './Land.tsx';

/** happy-dom has no worker and draws nothing. */
const painter = vi.hoisted(() => ({ pending: [] as (() => void)[] }));
vi.mock('./land/land-painter.ts', () => ({
  paintInWorker: ({ size }: { size: Size }) =>
    new Promise((resolve) => painter.pending.push(() => resolve({ ...size, close: () => {} }))),
}));

const wholeFit = { scale: 2, x: 500, y: 300 };
const nearFit = { scale: 8, x: 100, y: 50 };
const landOf = (size: Size, fit = nearFit) => (
  <Land size={size} wholeFit={wholeFit} fit={fit} moving={false} theme="stone" />
);
const painted = () =>
  act(async () => {
    for (const paint of painter.pending.splice(0)) paint();
    await Promise.resolve();
  });
const visible = (container: Element) =>
  [...container.querySelectorAll('canvas')].map(({ style }) => style.visibility === 'visible');

test('shows nothing of the land of another size until it is painted again', async () => {
  const { container, rerender } = render(landOf({ width: 1000, height: 600 }));
  await painted();
  expect(visible(container)).toEqual([true, true]);
  rerender(landOf({ width: 700, height: 600 }));
  expect(visible(container)).toEqual([false, false]);
  await painted();
  expect(visible(container)).toEqual([true, true]);
});

test('moves the pictures with the view while they are painted again', async () => {
  const size = { width: 1000, height: 600 };
  const { container, rerender } = render(landOf(size));
  await painted();
  rerender(landOf(size, { ...nearFit, x: 120 }));
  expect(visible(container)).toEqual([true, true]);
  expect(container.querySelectorAll('canvas')[1]?.style.transform).toContain('translate(20px, 0px)');
});

test('paints one picture where nothing is zoomed', () => {
  const { container } = render(landOf({ width: 1000, height: 600 }, wholeFit));
  expect(container.querySelectorAll('canvas')).toHaveLength(1);
});
