import { expect, test } from 'vitest';
import { openCamera } from './camera.ts';
import type { Point } from './geometry.ts';

function camera() {
  const shifts: { by: Point; returning: boolean }[] = [];
  const frames: (() => void)[] = [];
  const opened = openCamera({
    start: null,
    size: () => ({ width: 1000, height: 600 }),
    nextFrame: (callback) => void frames.push(callback),
    onShift: (by, returning) => void shifts.push({ by, returning }),
    onView: () => {},
  });
  const drag = (by: Point): void => {
    opened.pan(by);
    for (const frame of frames.splice(0)) frame();
  };
  return { ...opened, drag, shifts };
}

test('a drag of the whole land moves it a little, and it returns', () => {
  const { drag, rest, shifts } = camera();
  drag({ x: 5, y: 0 });
  drag({ x: 300, y: -40 });
  expect(shifts.map(({ by }) => by)).toEqual([
    { x: 5, y: 0 },
    { x: 12, y: -12 },
  ]);
  rest();
  expect(shifts.at(-1)).toEqual({ by: { x: 0, y: 0 }, returning: true });
});

test('a zoomed land follows the hand and stays there', () => {
  const { zoom, drag, rest, shifts } = camera();
  zoom(2);
  drag({ x: 100, y: 40 });
  expect(shifts.at(-1)).toEqual({ by: { x: 100, y: 40 }, returning: false });
  rest();
  expect(shifts.filter(({ returning }) => returning)).toEqual([]);
});
