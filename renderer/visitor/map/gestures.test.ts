import { describe, expect, it } from 'vitest';
import { trackHand } from './gestures.ts';

const at = (x: number, y = 0) => ({ x, y });

describe('fingers on the map', () => {
  it('tap, also when they tremble or rest long', () => {
    const hand = trackHand(8);
    hand.down(1, at(100));
    expect(hand.move(1, at(105))).toBeNull();
    expect(hand.up(1, at(104))).toEqual({ kind: 'tap', at: at(104) });
  });

  it('drag, and then do not tap', () => {
    const hand = trackHand(8);
    hand.down(1, at(100));
    expect(hand.move(1, at(120))).toEqual({ kind: 'pan', by: at(20) });
    expect(hand.move(1, at(121))).toEqual({ kind: 'pan', by: at(1) });
    expect(hand.up(1, at(121))).toEqual({ kind: 'rest' });
  });

  it('pinch with two, and never tap with either', () => {
    const hand = trackHand(8);
    hand.down(1, at(0));
    hand.down(2, at(100));
    expect(hand.move(2, at(200))).toEqual({ kind: 'pinch', factor: 2, centre: at(50), by: at(50) });
    expect(hand.up(2, at(200))).toBeNull();
    expect(hand.up(1, at(0))).toEqual({ kind: 'rest' });
  });

  it('do nothing where a palm lies, nor when the system takes them away', () => {
    const hand = trackHand(8);
    for (const pointer of [1, 2, 3]) hand.down(pointer, at(pointer * 50));
    expect(hand.move(3, at(400))).toBeNull();
    expect(hand.cancel(3)).toBeNull();
    expect(hand.cancel(2)).toBeNull();
    expect(hand.cancel(1)).toEqual({ kind: 'rest' });
    expect(hand.up(9, at(0))).toBeNull();
  });
});
