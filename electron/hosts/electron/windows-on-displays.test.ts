import type { Rectangle } from 'electron';
import { describe, expect, it } from 'vitest';
import { type KnownDisplay, keepDisplays } from '../../kiosk/displays.ts';
import { type MovableWindow, placedWindow, screenOf } from './windows-on-displays.ts';

/** Protects: each display shows its own window, whatever is plugged, turned or resized, through typed fakes of Electron. */
const at = (id: number, label: string, x: number, y = 0, width = 1920, height = 1080): KnownDisplay => ({
  id,
  label,
  bounds: { x, y, width, height },
});
const [left, right] = [at(7, 'Left', 0), at(3, 'Right', 1920)];

class FakeWindow implements MovableWindow {
  bounds: Rectangle = { x: 0, y: 0, width: 0, height: 0 };
  calls: string[] = [];
  setBounds = (bounds: Partial<Rectangle>) => {
    this.calls.push('bounds');
    this.bounds = { ...this.bounds, ...bounds };
  };
  getBounds = () => this.bounds;
  setKiosk = (on: boolean) => void this.calls.push(`kiosk ${on}`);
  hide = () => void this.calls.push('hide');
  show = () => void this.calls.push('show');
  isDestroyed = () => false;
}

async function kept(displays: KnownDisplay[], count = 2) {
  const listeners: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const windows: FakeWindow[] = [];
  const opened: number[] = [];
  const house = keepDisplays({
    screen: screenOf({ getAllDisplays: () => displays, on: (_event, changed) => listeners.push(changed) }),
    preferences: Array.from({ length: count }, (_, display) => ({ display })),
    open: (place, bounds) => {
      const window = new FakeWindow();
      window.bounds = bounds;
      windows[place] = window;
      opened.push(place);
      house.opened(place, placedWindow(window));
    },
    after: (_ms, next) => void waits.push(next),
    log: { info: () => {} },
  });
  await Promise.resolve();
  const change = (...now: KnownDisplay[]) => {
    displays.splice(0, displays.length, ...now);
    for (const listener of listeners) listener();
    for (const next of waits.splice(0)) next();
  };
  return { windows, opened, change, waits, listeners, house };
}

describe('windows', () => {
  it('open one on each display, and the second when its display comes', async () => {
    const { windows, opened, change } = await kept([left]);
    expect(opened).toEqual([0]);
    change(left, right);
    expect(opened).toEqual([0, 1]);
    expect(windows[1]?.bounds).toEqual(right.bounds);
  });

  it('are placed again when a display turns or changes its size, out of kiosk mode and back', async () => {
    const { windows, change } = await kept([left, right]);
    change(left, at(3, 'Right', 1920, 0, 1080, 1920));
    expect(windows[1]?.bounds).toEqual({ x: 1920, y: 0, width: 1080, height: 1920 });
    expect(windows[1]?.calls).toEqual(['kiosk false', 'bounds', 'kiosk true']);
    expect(windows[0]?.calls).toEqual([]);
  });

  it('are hidden while their display is gone, and come back on it', async () => {
    const { windows, change, opened } = await kept([left, right]);
    change(left);
    expect(windows[1]?.calls).toEqual(['hide']);
    change(left, right);
    expect(windows[1]?.calls).toEqual(['hide', 'show']);
    expect(opened).toEqual([0, 1]);
  });

  it('that replace a lost one stand where it stood', async () => {
    const { house } = await kept([left, right]);
    const next = new FakeWindow();
    house.opened(1, placedWindow(next));
    expect(next.bounds).toEqual(right.bounds);
  });

  it('are placed once for a burst of events', async () => {
    const { listeners, waits } = await kept([left, right]);
    for (let turn = 0; turn < 5; turn++) for (const listener of listeners) listener();
    expect(waits).toHaveLength(1);
  });
});
