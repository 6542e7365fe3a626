import { describe, expect, it } from 'vitest';
import { shiftFor, startOf } from './reach.ts';

describe('the shift of a lowered page', () => {
  it('is nothing where the whole picture is within reach', () => {
    expect(shiftFor(1080, 1920 / 708, 820)).toBe(0);
  });

  it('brings the upper edge of a portrait screen down to 1,219 mm', () => {
    const pxPerMm = 1920 / 708;
    expect(shiftFor(1920, pxPerMm, 800) / pxPerMm).toBeCloseTo(800 + 708 - 1219, 0);
  });

  it('never takes more than half of the screen', () => {
    expect(shiftFor(1920, 1920 / 1218, 1200)).toBe(960);
  });
});

describe('the start of a lowered screen', () => {
  it('looks as before where the screen fits, and begins shifted where it is long', () => {
    expect(startOf({ scrollHeight: 1000 + 300, clientHeight: 1000 }, 300)).toBe(300);
    expect(startOf({ scrollHeight: 5000, clientHeight: 1000 }, 300)).toBe(0);
  });
});
