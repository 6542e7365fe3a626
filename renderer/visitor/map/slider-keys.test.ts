import { describe, expect, it } from 'vitest';
import { giveWay } from './fading.ts';
import { inReadingOrder, movedBy } from './reading-order.ts';
import { yearAt, yearByKey } from './slider-keys.ts';

describe('keys of the year slider', () => {
  it.each([
    ['ArrowRight', 1951],
    ['ArrowLeft', 1949],
    ['PageUp', 1955],
    ['PageDown', 1945],
    ['Home', 1930],
    ['End', 1960],
    ['a', null],
  ])('%s', (key, year) => expect(yearByKey(key, 1950)).toBe(year));

  it('stay within the years, and so do fingers', () => {
    expect(yearByKey('PageUp', 1958)).toBe(1960);
    expect([yearAt(-0.2), yearAt(0.5), yearAt(1.4)]).toEqual([1930, 1945, 1960]);
  });
});

describe('keys among the camps', () => {
  it('go line by line, from left to right', () => {
    const marks = [
      { id: 'c', centre: { x: 10, y: 500 } },
      { id: 'b', centre: { x: 90, y: 12 } },
      { id: 'a', centre: { x: 10, y: 20 } },
    ];
    expect(inReadingOrder(marks, 600).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect([movedBy('ArrowDown', 0, 3), movedBy('ArrowUp', 0, 3), movedBy('End', 0, 3)]).toEqual([1, 0, 2]);
    expect(movedBy('Enter', 0, 3)).toBeNull();
  });
});

describe('one year giving way to the next', () => {
  it('keeps what leaves for its fade, once, and what stays as it is', () => {
    const first = giveWay([], [{ key: 'a' }, { key: 'b' }]);
    const second = giveWay(first, [{ key: 'b' }, { key: 'c' }]);
    expect(second).toEqual([
      { key: 'a', leaving: true },
      { key: 'b', leaving: false },
      { key: 'c', leaving: false },
    ]);
    expect(giveWay(second, [{ key: 'c' }])).toEqual([
      { key: 'b', leaving: true },
      { key: 'c', leaving: false },
    ]);
  });
});
