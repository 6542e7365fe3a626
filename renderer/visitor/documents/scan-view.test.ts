import { describe, expect, it } from 'vitest';
import { isOnBox, panned, viewOfBox, wholeSize, wholeView, zoomed } from './scan-view.ts';

const panel = { width: 1000, height: 800 };
const whole = wholeSize({ width: 600, height: 1200 }, panel);
const box = { page: 1, left: 0.5, top: 0.25, width: 0.2, height: 0.05 };

describe('the view of a sheet', () => {
  it('shows the sheet whole and in the middle at first', () => {
    expect(whole).toEqual({ width: 400, height: 800 });
    expect(wholeView(whole, panel)).toEqual({ scale: 1, x: 300, y: 0 });
  });

  it('keeps the point under the fingers when it is enlarged, once the sheet fills the panel', () => {
    const view = zoomed({ scale: 3, x: -100, y: -600 }, 2, { x: 500, y: 400 }, whole, panel);
    expect(view).toEqual({ scale: 6, x: -700, y: -1600 });
  });

  it('never leaves the panel empty beside a larger sheet, and never shrinks below the whole', () => {
    expect(panned({ scale: 3, x: 0, y: 0 }, { x: 500, y: 500 }, whole, panel)).toEqual({ scale: 3, x: 0, y: 0 });
    expect(zoomed({ scale: 1, x: 300, y: 0 }, 0.2, { x: 0, y: 0 }, whole, panel).scale).toBe(1);
  });

  it('opens with the marked value in the middle', () => {
    const view = viewOfBox(box, whole, panel);
    const middle = { x: view.x + 0.6 * whole.width * view.scale, y: view.y + 0.275 * whole.height * view.scale };
    expect(view.scale).toBeGreaterThan(3);
    expect(middle.x).toBeCloseTo(500);
    expect(middle.y).toBeCloseTo(400);
  });

  it('finds the box under a finger', () => {
    const view = wholeView(whole, panel);
    expect(isOnBox({ x: 530, y: 210 }, box, view, whole)).toBe(true);
    expect(isOnBox({ x: 530, y: 300 }, box, view, whole)).toBe(false);
  });
});
