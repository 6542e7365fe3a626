import { describe, expect, it } from 'vitest';
import { trackGestures } from './gestures.ts';

const at = (x: number, y = 0) => ({ x, y });

describe('trackGestures', () => {
  it('reports a tap when a pointer moves less than the slop', () => {
    const tracker = trackGestures(8);
    tracker.down(1, at(100));
    expect(tracker.move(1, at(105))).toBeNull();
    expect(tracker.up(1, at(104))).toEqual({ kind: 'tap', at: at(104) });
  });

  it('reports a drag and no tap after it', () => {
    const tracker = trackGestures(8);
    tracker.down(1, at(100));
    expect(tracker.move(1, at(120))).toEqual({ kind: 'pan', by: at(20) });
    expect(tracker.move(1, at(121))).toEqual({ kind: 'pan', by: at(1) });
    expect(tracker.up(1, at(121))).toEqual({ kind: 'rest' });
  });

  it('reports a pinch of two pointers and no tap of either', () => {
    const tracker = trackGestures(8);
    tracker.down(1, at(0));
    tracker.down(2, at(100));
    expect(tracker.move(2, at(200))).toEqual({ kind: 'pinch', factor: 2, centre: at(50), by: at(50) });
    expect(tracker.up(2, at(200))).toBeNull();
    expect(tracker.up(1, at(0))).toEqual({ kind: 'rest' });
  });

  it('reports nothing for more than two pointers or cancelled ones', () => {
    const tracker = trackGestures(8);
    for (const pointer of [1, 2, 3]) tracker.down(pointer, at(pointer * 50));
    expect(tracker.move(3, at(400))).toBeNull();
    expect(tracker.cancel(3)).toBeNull();
    expect(tracker.cancel(2)).toBeNull();
    expect(tracker.cancel(1)).toEqual({ kind: 'rest' });
    expect(tracker.up(9, at(0))).toBeNull();
  });
});
