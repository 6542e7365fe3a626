import { describe, expect, it } from 'vitest';
import { pageTimes, watchPage } from './page-watchdog.ts';

/** Protects: a hung page is detected within its limit, and a page on a slow or suspended machine is not. */
function watched() {
  let nowMs = 0;
  const told: string[] = [];
  const watch = watchPage({
    now: () => nowMs,
    onShown: () => void told.push('shown'),
    onLost: (fault) => void told.push(fault),
  });
  let frame = 0;
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += pageTimes.lookMs) {
      nowMs += pageTimes.lookMs;
      watch.look();
    }
  };
  const beatEvery = (ms: number, times: number, draws = true) => {
    for (let beat = 0; beat < times; beat++) {
      watch.beat({ frame: draws ? ++frame : frame, calm: true });
      pass(ms);
    }
  };
  const sleep = (ms: number) => {
    nowMs += ms;
    watch.look();
  };
  return { watch, told, pass, beatEvery, sleep };
}

describe('the page watchdog', () => {
  it('reports once that the page is shown, and nothing while heartbeats arrive', () => {
    const { watch, told, beatEvery } = watched();
    watch.loading();
    beatEvery(200, 100);
    expect(told).toEqual(['shown']);
  });

  it('detects missing heartbeats within two checks of the limit', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    beatEvery(200, 20);
    pass(pageTimes.silenceMs - 300);
    expect(told).toEqual(['shown']);
    pass(400);
    expect(told).toEqual(['shown', 'hung']);
    pass(60_000);
    expect(told).toHaveLength(2);
  });

  it('waits longer when heartbeats are slow, but not forever', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    beatEvery(800, 20);
    pass(pageTimes.silenceMs - 400);
    expect(told).toEqual(['shown']);
    pass(pageTimes.longestSilenceMs);
    expect(told).toEqual(['shown', 'hung']);
  });

  it('does not count time in which this process was suspended', () => {
    const { watch, told, beatEvery, sleep, pass } = watched();
    watch.loading();
    beatEvery(200, 20);
    sleep(60_000);
    pass(600);
    expect(told).toEqual(['shown']);
  });

  it('detects a page that does not load, and one that sends heartbeats but draws nothing', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    pass(pageTimes.loadMs + 200);
    expect(told).toEqual(['not-shown']);
    watch.loading();
    beatEvery(200, 10);
    beatEvery(200, pageTimes.frozenMs / 200 + 2, false);
    expect(told.slice(1)).toEqual(['shown', 'frozen']);
  });

  it('expects no heartbeats while it is paused', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    beatEvery(200, 5);
    watch.rest();
    pass(60_000);
    expect(told).toEqual(['shown']);
  });
});
