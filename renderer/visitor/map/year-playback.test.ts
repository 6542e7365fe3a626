import { describe, expect, it } from 'vitest';
import { createYearPlayback, yearMs } from './year-playback.ts';

const years = { first: 1931, last: 1959 };

function open() {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { due: number; callback: () => void }>();
  const played: number[] = [];
  const states: boolean[] = [];
  const timer = {
    after(ms: number, callback: () => void) {
      last += 1;
      waiting.set(last, { due: now + ms, callback });
      return last;
    },
    cancel: (handle: number) => void waiting.delete(handle),
  };
  const pass = (ms: number) => {
    for (const until = now + ms; ; ) {
      const next = [...waiting].sort(([, a], [, b]) => a.due - b.due)[0];
      if (!next || next[1].due > until) {
        now = until;
        return;
      }
      now = next[1].due;
      waiting.delete(next[0]);
      next[1].callback();
    }
  };
  const playback = createYearPlayback({
    timer,
    onYear: (year) => played.push(year),
    onRunning: (on) => states.push(on),
  });
  return { playback, pass, played, states, waiting };
}

describe('createYearPlayback', () => {
  it('shows each year for the same time', () => {
    const { playback, pass, played } = open();
    playback.start(1950, years);
    pass(yearMs - 1);
    expect(played).toEqual([]);
    pass(1);
    expect(played).toEqual([1951]);
    pass(2 * yearMs);
    expect(played).toEqual([1951, 1952, 1953]);
  });

  it('stops at the last year', () => {
    const { playback, pass, played, states, waiting } = open();
    playback.start(1957, years);
    pass(10 * yearMs);
    expect(played).toEqual([1958, 1959]);
    expect(states).toEqual([true, false]);
    expect(waiting.size).toBe(0);
    expect(playback.running).toBe(false);
  });

  it.each([
    ['after the last', 1959],
    ['from a year beyond them', 1960],
    ['where no year was chosen', null],
  ])('starts with the first year %s', (_, year) => {
    const { playback, pass, played } = open();
    playback.start(year, years);
    pass(yearMs);
    expect(played).toEqual([1931, 1932]);
  });

  it('stops immediately and stays stopped', () => {
    const { playback, pass, played, states } = open();
    playback.start(1940, years);
    pass(yearMs);
    playback.stop();
    playback.stop();
    pass(10 * yearMs);
    expect(played).toEqual([1941]);
    expect(states).toEqual([true, false]);
  });
});
