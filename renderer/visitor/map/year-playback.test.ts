import { describe, expect, it } from 'vitest';
import { createYearPlayback, yearMs } from './year-playback.ts';

function open() {
  let now = 0;
  let last = 0;
  const waiting = new Map<number, { due: number; callback: () => void }>();
  const years: number[] = [];
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
    onYear: (year) => years.push(year),
    onRunning: (on) => states.push(on),
  });
  return { playback, pass, years, states, waiting };
}

describe('createYearPlayback', () => {
  it('shows each year for the same time', () => {
    const { playback, pass, years } = open();
    playback.start(1950);
    pass(yearMs - 1);
    expect(years).toEqual([]);
    pass(1);
    expect(years).toEqual([1951]);
    pass(2 * yearMs);
    expect(years).toEqual([1951, 1952, 1953]);
  });

  it('stops at the last year', () => {
    const { playback, pass, years, states, waiting } = open();
    playback.start(1958);
    pass(10 * yearMs);
    expect(years).toEqual([1959, 1960]);
    expect(states).toEqual([true, false]);
    expect(waiting.size).toBe(0);
    expect(playback.running).toBe(false);
  });

  it('starts with the first year after the last', () => {
    const { playback, pass, years } = open();
    playback.start(1960);
    pass(yearMs);
    expect(years).toEqual([1930, 1931]);
  });

  it('stops immediately and stays stopped', () => {
    const { playback, pass, years, states } = open();
    playback.start(1940);
    pass(yearMs);
    playback.stop();
    playback.stop();
    pass(10 * yearMs);
    expect(years).toEqual([1941]);
    expect(states).toEqual([true, false]);
  });
});
