import type { DisplayWish } from './settings/displays-settings.ts';

/** A part of the desktop in pixels. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is known of a display. */
export interface KnownDisplay {
  id: number;
  label: string;
  bounds: Bounds;
}

/** The displays of this machine, as a host knows them. */
export interface KnownScreen {
  all(): KnownDisplay[];
  /** One came, went, turned or changed its size. */
  onChange(changed: () => void): void;
}

/** A window as placing needs it. */
export interface PlacedWindow {
  moveTo(bounds: Bounds): void;
  hide(): void;
  show(): void;
}

type Place = Pick<DisplayWish, 'display'>;

/** The page of the display that stands at this place in the setting `displays`. */
export const addressOn = (url: string, place: number): string => `${url}?display=${place}`;

/** Where each wish is shown, in the order of the wishes; null where its display is not there. No display is taken twice. */
export function placementsOf(wishes: readonly Place[], displays: readonly KnownDisplay[]): (Bounds | null)[] {
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

export interface KeptDisplays {
  screen: KnownScreen;
  wishes: readonly Place[];
  /** Opens the window of a wish and keeps it; `opened` is to be called with it and with each that comes in its place. */
  open: (place: number, bounds: Bounds) => void;
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
    const placements = placementsOf(wishes, screen.all());
    for (const [index, bounds] of placements.entries()) {
      if (there[index] !== (bounds !== null)) log.info('display-placed', { place: index, there: bounds !== null });
      const window = windows.get(index);
      if (bounds && !asked.has(index)) {
        asked.add(index);
        open(index, bounds);
      } else if (bounds) {
        window?.moveTo(bounds);
        if (there[index] === false) window?.show();
      } else window?.hide();
    }
    there = placements.map((bounds) => bounds !== null);
  };
  screen.onChange(() => {
    if (!waiting) after(settleMs, place);
    waiting = true;
  });
  // `open` answers through what is returned here.
  queueMicrotask(place);
  return {
    opened: (index, window) => {
      windows.set(index, window);
      const bounds = placementsOf(wishes, screen.all())[index];
      if (bounds) window.moveTo(bounds);
    },
  };
}
