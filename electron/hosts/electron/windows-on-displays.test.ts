import type { Rectangle } from 'electron';
import { describe, expect, it } from 'vitest';
import { type KnownDisplay, keepDisplays } from '../../kiosk/displays.ts';
import { DisplayWindow, type MovableWindow, screenOf } from './windows-on-displays.ts';

/** Protects: each display shows its own window, when displays are plugged, turned or resized. */
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
  left = (): void => {};
  once = (_event: 'leave-full-screen', left: () => void) => (this.left = left);
}

function kept(displays: KnownDisplay[], leavesKioskLater = false) {
  const listeners: (() => void)[] = [];
  const waits: (() => void)[] = [];
  const windows: FakeWindow[] = [];
  const opened: number[] = [];
  const places: DisplayWindow[] = [];
  keepDisplays({
    screen: screenOf({ getAllDisplays: () => displays, on: (_event, changed) => listeners.push(changed) }),
    preferences: [{ display: 0 }, { display: 1 }],
    open: (place, bounds) => {
      const window = new FakeWindow();
      window.bounds = bounds;
      windows[place] = window;
      opened.push(place);
      const placed = new DisplayWindow(bounds, leavesKioskLater);
      placed.adopt(window);
      places[place] = placed;
      return placed;
    },
    after: (_ms, next) => void waits.push(next),
    log: { info: () => {} },
  });
  const change = (...now: KnownDisplay[]) => {
    displays.splice(0, displays.length, ...now);
    for (const listener of listeners) listener();
    for (const next of waits.splice(0)) next();
  };
  return { windows, opened, change, waits, listeners, places };
}

describe('windows', () => {
  it('open one on each display, and the second when its display comes', () => {
    const { windows, opened, change } = kept([left]);
    expect(opened).toEqual([0]);
    change(left, right);
    expect(opened).toEqual([0, 1]);
    expect(windows[1]?.bounds).toEqual(right.bounds);
  });

  it('are placed again when a display turns or changes its size, out of kiosk mode and back', () => {
    const { windows, change } = kept([left, right]);
    change(left, at(3, 'Right', 1920, 0, 1080, 1920));
    expect(windows[1]?.bounds).toEqual({ x: 1920, y: 0, width: 1080, height: 1920 });
    expect(windows[1]?.calls).toEqual(['kiosk false', 'bounds', 'kiosk true']);
    expect(windows[0]?.calls).toEqual([]);
  });

  it('are hidden while their display is gone, and come back on it', () => {
    const { windows, change, opened } = kept([left, right]);
    change(left);
    expect(windows[1]?.calls).toEqual(['hide']);
    change(left, right);
    expect(windows[1]?.calls).toEqual(['hide', 'show']);
    expect(opened).toEqual([0, 1]);
  });

  it('that replace a lost one open in its place, and stay hidden while their display is gone', () => {
    const { places, change } = kept([left, right]);
    const next = new FakeWindow();
    places[1]?.adopt(next);
    expect(next.bounds).toEqual(right.bounds);
    change(left);
    expect([places[0]?.isVisible, places[1]?.isVisible]).toEqual([true, false]);
  });

  it('wait on macOS until they have left kiosk mode', () => {
    const { windows, change } = kept([left, right], true);
    change(left, at(3, 'Right', 1920, 0, 1080, 1920));
    expect(windows[1]?.calls).toEqual(['kiosk false']);
    windows[1]?.left();
    expect(windows[1]?.calls).toEqual(['kiosk false', 'bounds', 'kiosk true']);
  });

  it('are placed once for a burst of events', () => {
    const { listeners, waits } = kept([left, right]);
    for (let turn = 0; turn < 5; turn++) for (const listener of listeners) listener();
    expect(waits).toHaveLength(1);
  });
});
