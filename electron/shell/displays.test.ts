import type { Rectangle } from 'electron';
import { describe, expect, it } from 'vitest';
import { addressOn, type KnownDisplay, keepDisplays, type PlacedWindow, placementsOf } from './displays.ts';

/** Protects: each display shows its own window, whatever is plugged, turned or resized, through typed fakes of Electron. */
const at = (id: number, label: string, x: number, y = 0, width = 1920, height = 1080): KnownDisplay => ({
  id,
  label,
  bounds: { x, y, width, height },
});
const [left, right, above] = [at(7, 'Left', 0), at(3, 'Right', 1920), at(9, 'Above', 0, -1080)];

describe('placements', () => {
  it('go by number from the left, by name, and by a point', () => {
    expect(placementsOf([{ display: 1 }, { display: 0 }], [right, left])).toEqual([right.bounds, left.bounds]);
    expect(placementsOf([{ display: 'Right' }, { display: { x: 100, y: -5 } }], [left, above, right])).toEqual([
      right.bounds,
      above.bounds,
    ]);
  });

  it('are none where the display is not there or is taken', () => {
    expect(placementsOf([{ display: 4 }, { display: 'Beamer' }, { display: { x: 9999, y: 0 } }], [left])).toEqual([
      null,
      null,
      null,
    ]);
    expect(placementsOf([{ display: 0 }, { display: 'Left' }, { display: 0 }], [left, right])).toEqual([
      left.bounds,
      null,
      null,
    ]);
  });

  it('have pages of their own', () => expect(addressOn('esimde://app/', 1)).toBe('esimde://app/?display=1'));
});

class FakeWindow implements PlacedWindow {
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
    screen: { getAllDisplays: () => displays, on: (_event, changed) => listeners.push(changed) },
    wishes: Array.from({ length: count }, (_, display) => ({ display })),
    open: (place, bounds) => {
      const window = new FakeWindow();
      window.bounds = bounds;
      windows[place] = window;
      opened.push(place);
      house.opened(place, window);
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
    house.opened(1, next);
    expect(next.bounds).toEqual(right.bounds);
  });

  it('are placed once for a burst of events', async () => {
    const { listeners, waits } = await kept([left, right]);
    for (let turn = 0; turn < 5; turn++) for (const listener of listeners) listener();
    expect(waits).toHaveLength(1);
  });
});
