import { beforeEach, describe, expect, test } from 'vitest';
import { holdMs, type Key, KeyPress } from './key-press.ts';

const a: Key = { letter: 'а', variants: ['ә'] };
const b: Key = { letter: 'б', variants: [] };
const u: Key = { letter: 'у', variants: ['ұ', 'ү'] };

let typed: string;
let offered: string;
let pressed: Set<string>;
let nowMs: number;
let alarms: { atMs: number; call: () => void }[];
let hand: KeyPress<Key>;

const wait = (ms: number): void => {
  nowMs += ms;
  const due = alarms.filter(({ atMs }) => atMs <= nowMs);
  alarms = alarms.filter(({ atMs }) => atMs > nowMs);
  for (const { call } of due) call();
};

beforeEach(() => {
  typed = '';
  offered = '';
  pressed = new Set();
  nowMs = 0;
  alarms = [];
  hand = new KeyPress({
    clock: {
      now: () => nowMs,
      after(delayMs, call) {
        const alarm = { atMs: nowMs + delayMs, call };
        alarms.push(alarm);
        return () => {
          alarms = alarms.filter((other) => other !== alarm);
        };
      },
    },
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
    hand.down(1, a);
    expect([...pressed]).toEqual(['а']);
    expect(typed).toBe('');
    hand.up(1, { over: 'key' });
    expect(typed).toBe('а');
    expect(pressed.size).toBe(0);
    wait(holdMs);
    expect(offered).toBe('');
  });

  test('that is taken away by the system types nothing', () => {
    hand.down(1, a);
    hand.cancel(1);
    wait(holdMs);
    expect([typed, offered, pressed.size]).toEqual(['', '', 0]);
  });

  test('of the next finger ends the first: the order of two quick hands stays', () => {
    hand.down(1, a);
    hand.down(2, b);
    hand.up(2, { over: 'key' });
    hand.up(1, { over: 'key' });
    expect(typed).toBe('аб');
  });

  test('that never began types nothing', () => {
    hand.up(7, { over: 'key' });
    expect(typed).toBe('');
  });
});

describe('a held key', () => {
  test('without variants is a slow touch', () => {
    hand.down(1, b);
    wait(10 * holdMs);
    expect(offered).toBe('');
    hand.up(1, { over: 'key' });
    expect(typed).toBe('б');
  });

  test('offers its variants; the finger slides to one', () => {
    hand.down(1, u);
    wait(holdMs);
    expect(offered).toBe('ұү');
    hand.up(1, { over: 'variant', letter: 'ү' });
    expect([typed, offered]).toEqual(['ү', '']);
  });

  test('that is let go keeps them open for a second touch', () => {
    hand.down(1, u);
    wait(holdMs);
    hand.up(1, { over: 'key' });
    expect([typed, offered]).toEqual(['', 'ұү']);
    hand.choose('ұ');
    expect([typed, offered]).toEqual(['ұ', '']);
  });

  test('closes when the finger leaves, or another key is touched', () => {
    hand.down(1, u);
    wait(holdMs);
    hand.up(1, { over: 'elsewhere' });
    expect([typed, offered]).toEqual(['', '']);
    hand.down(1, u);
    wait(holdMs);
    hand.up(1, { over: 'key' });
    hand.down(1, b);
    expect(offered).toBe('');
    hand.up(1, { over: 'key' });
    expect(typed).toBe('б');
    hand.down(1, u);
    wait(holdMs);
    hand.down(2, b);
    hand.up(2, { over: 'key' });
    hand.up(1, { over: 'key' });
    expect([typed, offered]).toEqual(['бб', '']);
  });
});
