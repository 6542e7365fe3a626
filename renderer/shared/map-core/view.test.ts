import { describe, expect, it } from 'vitest';
import { openCamera } from './camera.ts';
import type { Point, Size } from './geometry.ts';
import { fitTo } from './projection.ts';
import { clampView, fitInView, panView, resizeView, revealPoint, type View, wholeView, zoomView } from './view.ts';

const size = { width: 1000, height: 500 };

describe('the view', () => {
  it('zooms about the finger, between 1 and 8', () => {
    const near = zoomView(wholeView, 2, { x: 300, y: 200 }, size);
    expect(near).toEqual({ scale: 2, x: -300, y: -200 });
    expect(zoomView(near, 100, { x: 0, y: 0 }, size).scale).toBe(8);
    expect(zoomView(near, 0.01, { x: 900, y: 0 }, size)).toEqual(wholeView);
  });

  it('stays within the map', () => {
    expect(panView(wholeView, { x: 50, y: -50 }, size)).toEqual(wholeView);
    expect(clampView({ scale: 2, x: 99, y: -9999 }, size)).toEqual({ scale: 2, x: 0, y: -500 });
  });

  it('is the same object where nothing has to be clamped, so that the map is not laid out again', () => {
    const near = { scale: 2, x: -10, y: -20 };
    expect(clampView(near, size)).toBe(near);
  });

  it('moves as little as needed to reveal a point', () => {
    const near = { scale: 4, x: 0, y: 0 };
    expect(revealPoint(near, { x: 100, y: 50 }, size)).toEqual(near);
    const { x } = revealPoint(near, { x: 600, y: 50 }, size);
    expect(600 * 4 + x).toBeCloseTo(880);
  });
});

describe('the view of a panel whose size changes', () => {
  const near = { scale: 4, x: -1200, y: -700 };

  it('keeps the place in its middle there', () => {
    const smaller = { width: 700, height: 300 };
    const middle = ({ width, height }: Size, view: View): Point => {
      const { scale, x, y } = fitInView(fitTo({ width, height }), view);
      return { x: (width / 2 - x) / scale, y: (height / 2 - y) / scale };
    };
    const { x, y } = middle(smaller, resizeView({ view: near, size }, smaller));
    expect(x).toBeCloseTo(middle(size, near).x);
    expect(y).toBeCloseTo(middle(size, near).y);
  });

  it('is the same object where the size is the same, and the whole land stays whole', () => {
    expect(resizeView({ view: near, size }, { ...size })).toBe(near);
    expect(resizeView({ view: wholeView, size }, { width: 300, height: 900 })).toEqual(wholeView);
  });
});

describe('the camera', () => {
  function open() {
    const frames: (() => void)[] = [];
    const shifts: Point[] = [];
    const views: { view: View; moving: boolean }[] = [];
    const camera = openCamera({
      start: null,
      size: () => size,
      nextFrame: (callback) => frames.push(callback),
      onShift: (by) => shifts.push(by),
      onView: (view, moving) => views.push({ view, moving }),
    });
    return { camera, shifts, views, frame: () => frames.splice(0).forEach((callback) => void callback()) };
  }

  it('shifts the painted picture during a drag and repaints at its end', () => {
    const { camera, shifts, views, frame } = open();
    camera.zoom(2);
    camera.pan({ x: 10, y: 5 });
    camera.pan({ x: 10, y: 5 });
    frame();
    expect(shifts).toEqual([{ x: 20, y: 10 }]);
    expect(views).toHaveLength(1);
    camera.rest();
    expect(views.at(-1)).toEqual({ view: { scale: 2, x: -480, y: -240 }, moving: false });
    expect(camera.shift).toEqual({ x: 0, y: 0 });
  });

  it('repaints before a long drag leaves the painted part', () => {
    const { camera, views, frame } = open();
    camera.zoom(8);
    camera.pan({ x: 400, y: 0 });
    frame();
    expect(views).toHaveLength(2);
  });

  it('repaints during a pinch and resets to the whole map', () => {
    const { camera, views, frame } = open();
    camera.pinch(3, { x: 0, y: 0 }, { x: 0, y: 0 });
    frame();
    expect(views.at(-1)).toEqual({ view: { scale: 3, x: 0, y: 0 }, moving: true });
    camera.reset();
    expect(views.at(-1)).toEqual({ view: wholeView, moving: false });
  });
});
