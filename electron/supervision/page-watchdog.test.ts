import { describe, expect, it } from 'vitest';
import { pageTimes, watchPage } from './page-watchdog.ts';

/** Protects: a page that hangs is noticed within its limit, and one on a slow or sleeping machine is left alone. */
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

describe('the watch over a page', () => {
  it('says once that it stands, and nothing while it beats', () => {
    const { watch, told, beatEvery } = watched();
    watch.loading();
    beatEvery(200, 100);
    expect(told).toEqual(['shown']);
  });

  it('notices silence within two looks of its limit', () => {
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

  it('waits longer where beats are slow, but not for ever', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    beatEvery(800, 20);
    pass(pageTimes.silenceMs - 400);
    expect(told).toEqual(['shown']);
    pass(pageTimes.longestSilenceMs);
    expect(told).toEqual(['shown', 'hung']);
  });

  it('does not blame the page for what this process slept through', () => {
    const { watch, told, beatEvery, sleep, pass } = watched();
    watch.loading();
    beatEvery(200, 20);
    sleep(60_000);
    pass(600);
    expect(told).toEqual(['shown']);
  });

  it('notices a page that does not come, and one that beats but draws nothing', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    pass(pageTimes.loadMs + 200);
    expect(told).toEqual(['not-shown']);
    watch.loading();
    beatEvery(200, 10);
    beatEvery(200, pageTimes.frozenMs / 200 + 2, false);
    expect(told.slice(1)).toEqual(['shown', 'frozen']);
  });

  it('expects nothing while it rests', () => {
    const { watch, told, beatEvery, pass } = watched();
    watch.loading();
    beatEvery(200, 5);
    watch.rest();
    pass(60_000);
    expect(told).toEqual(['shown']);
  });
});
