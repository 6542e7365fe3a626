import type { BrowserWindow, Display, Rectangle } from 'electron';
import type { DisplayWish } from '../service/displays-settings.ts';

/** What is known of a display. */
export type KnownDisplay = Pick<Display, 'id' | 'label' | 'bounds'>;

/** The parts of a window that placing needs. */
export type PlacedWindow = Pick<
  BrowserWindow,
  'setBounds' | 'getBounds' | 'setKiosk' | 'hide' | 'show' | 'isDestroyed'
>;

/** The page of the display that stands at this place in the setting `displays`. */
export const addressOn = (url: string, place: number): string => `${url}?display=${place}`;

/** Where each wish is shown, in the order of the wishes; null where its display is not there. No display is taken twice. */
export function placementsOf(
  wishes: readonly Pick<DisplayWish, 'display'>[],
  displays: readonly KnownDisplay[],
): (Rectangle | null)[] {
  const free = displays.toSorted((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id);
  const all = [...free];
  return wishes.map(({ display }) => {
    const found = typeof display === 'number' ? all[display] : free.find((each) => isMeant(display, each));
    if (!found || !free.includes(found)) return null;
    free.splice(free.indexOf(found), 1);
    return found.bounds;
  });
}

function isMeant(wish: string | { x: number; y: number }, { label, bounds }: KnownDisplay): boolean {
  if (typeof wish === 'string') return label === wish;
  const { x, y, width, height } = bounds;
  return x <= wish.x && wish.x < x + width && y <= wish.y && wish.y < y + height;
}

/** The parts of Electron's screen that placing needs. */
export interface KnownScreen {
  getAllDisplays(): KnownDisplay[];
  on(event: 'display-added', changed: () => void): unknown;
  on(event: 'display-removed', changed: () => void): unknown;
  on(event: 'display-metrics-changed', changed: () => void): unknown;
}

export interface KeptDisplays {
  screen: KnownScreen;
  wishes: readonly Pick<DisplayWish, 'display'>[];
  /** Opens the window of a wish and keeps it; `opened` is to be called with it and with each that comes in its place. */
  open: (place: number, bounds: Rectangle) => void;
  after: (waitMs: number, next: () => void) => void;
  log: { info(event: string, details: { place: number; there: boolean }): void };
}

/** A cable that is plugged in tells several things at once. */
const settleMs = 300;

/**
 * One window on each display that is wished for: placed again when a display comes, goes, turns or changes its size.
 * A window whose display is gone is hidden, not moved onto another one's picture.
 */
export function keepDisplays({ screen, wishes, open, after, log }: KeptDisplays): {
  opened(place: number, window: PlacedWindow): void;
} {
  const windows = new Map<number, PlacedWindow>();
  const asked = new Set<number>();
  let there: boolean[] = [];
  let waiting = false;

  const place = (): void => {
    waiting = false;
    const placements = placementsOf(wishes, screen.getAllDisplays());
    for (const [index, bounds] of placements.entries()) {
      if (there[index] !== (bounds !== null)) log.info('display-placed', { place: index, there: bounds !== null });
      const window = windows.get(index);
      if (bounds && !asked.has(index)) {
        asked.add(index);
        open(index, bounds);
      } else if (window && !window.isDestroyed()) {
        if (bounds) moveTo(window, bounds);
        if (bounds && there[index] === false) window.show();
        if (!bounds) window.hide();
      }
    }
    there = placements.map((bounds) => bounds !== null);
  };
  const changed = (): void => {
    if (!waiting) after(settleMs, place);
    waiting = true;
  };
  screen.on('display-added', changed);
  screen.on('display-removed', changed);
  screen.on('display-metrics-changed', changed);
  // `open` answers through what is returned here.
  queueMicrotask(place);
  return {
    opened: (index, window) => {
      windows.set(index, window);
      const bounds = placementsOf(wishes, screen.getAllDisplays())[index];
      if (bounds) moveTo(window, bounds);
    },
  };
}

/** A window in kiosk mode does not move: it leaves the mode for a moment. */
function moveTo(window: PlacedWindow, bounds: Rectangle): void {
  const { x, y, width, height } = window.getBounds();
  if (x !== bounds.x || y !== bounds.y || width !== bounds.width || height !== bounds.height) {
    window.setKiosk(false);
    window.setBounds(bounds);
    window.setKiosk(true);
  }
}
