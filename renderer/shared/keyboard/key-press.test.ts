import { beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { holdMs, type Key, KeyPress } from './key-press.ts';

const a: Key = { letter: 'а', variants: ['ә'] };
const b: Key = { letter: 'б', variants: [] };
const u: Key = { letter: 'у', variants: ['ұ', 'ү'] };

let typed: string;
let offered: string;
let pressed: Set<string>;
let clock: ReturnType<typeof manualClock>;
let keys: KeyPress<Key>;

beforeEach(() => {
  typed = '';
  offered = '';
  pressed = new Set();
  clock = manualClock();
  keys = new KeyPress({
    clock,
    type: (letter) => {
      typed += letter;
    },
    press: ({ letter }, down) => void (down ? pressed.add(letter) : pressed.delete(letter)),
    offer: (key) => {
      offered = key?.variants.join('') ?? '';
    },
  });
});

describe('a touch', () => {
  test('shows at once and types when it ends', () => {
    keys.down(1, a);
    expect([...pressed]).toEqual(['а']);
    expect(typed).toBe('');
    keys.up(1, { over: 'key' });
    expect(typed).toBe('а');
    expect(pressed.size).toBe(0);
    clock.advance(holdMs);
    expect(offered).toBe('');
  });

  test('that the system cancels types nothing', () => {
    keys.down(1, a);
    keys.cancel(1);
    clock.advance(holdMs);
    expect([typed, offered, pressed.size]).toEqual(['', '', 0]);
  });

  test('of another finger types the first key, so that fast typing keeps its order', () => {
    keys.down(1, a);
    keys.down(2, b);
    keys.up(2, { over: 'key' });
    keys.up(1, { over: 'key' });
    expect(typed).toBe('аб');
  });

  test('without a beginning types nothing', () => {
    keys.up(7, { over: 'key' });
    expect(typed).toBe('');
  });
});

describe('a held key', () => {
  test('without variants types its letter on release', () => {
    keys.down(1, b);
    clock.advance(10 * holdMs);
    expect(offered).toBe('');
    keys.up(1, { over: 'key' });
    expect(typed).toBe('б');
  });

  test('offers variants, and types the one that the finger slides to', () => {
    keys.down(1, u);
    clock.advance(holdMs);
    expect(offered).toBe('ұү');
    keys.up(1, { over: 'variant', letter: 'ү' });
    expect([typed, offered]).toEqual(['ү', '']);
  });

  test('keeps the variants open for a second touch after its release', () => {
    keys.down(1, u);
    clock.advance(holdMs);
    keys.up(1, { over: 'key' });
    expect([typed, offered]).toEqual(['', 'ұү']);
    keys.choose('ұ');
    expect([typed, offered]).toEqual(['ұ', '']);
  });

  test('closes the variants when the finger leaves or another key is pressed', () => {
    keys.down(1, u);
    clock.advance(holdMs);
    keys.up(1, { over: 'elsewhere' });
    expect([typed, offered]).toEqual(['', '']);
    keys.down(1, u);
    clock.advance(holdMs);
    keys.up(1, { over: 'key' });
    keys.down(1, b);
    expect(offered).toBe('');
    keys.up(1, { over: 'key' });
    expect(typed).toBe('б');
    keys.down(1, u);
    clock.advance(holdMs);
    keys.down(2, b);
    keys.up(2, { over: 'key' });
    keys.up(1, { over: 'key' });
    expect([typed, offered]).toEqual(['бб', '']);
  });
});
