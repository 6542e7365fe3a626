import type { DisplayPreference } from './settings/schema.ts';

/** A rectangle of the desktop, in pixels. */
export interface Bounds {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface KnownDisplay {
  id: number;
  label: string;
  bounds: Bounds;
}

/** The displays of this machine, as a host knows them. */
export interface KnownScreen {
  all(): KnownDisplay[];
  /** A display was added, removed, rotated or resized. */
  onChange(changed: () => void): void;
}

export interface PlacedWindow {
  moveTo(bounds: Bounds): void;
  hide(): void;
  show(): void;
}

type Preference = Pick<DisplayPreference, 'display'>;

/** @param place index in the setting `displays` */
export const addressOn = (url: string, place: number): string => `${url}?display=${place}`;

/** The bounds for each preference, in their order; null if its display is missing. No display is used twice. */
export function placementsOf(preferences: readonly Preference[], displays: readonly KnownDisplay[]): (Bounds | null)[] {
  const free = displays.toSorted((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y || a.id - b.id);
  const all = [...free];
  return preferences.map(({ display }) => {
    const found = typeof display === 'number' ? all[display] : free.find((each) => matches(display, each));
    if (!found || !free.includes(found)) return null;
    free.splice(free.indexOf(found), 1);
    return found.bounds;
  });
}

function matches(preference: string | { x: number; y: number }, { label, bounds }: KnownDisplay): boolean {
  if (typeof preference === 'string') return label === preference;
  const { x, y, width, height } = bounds;
  return x <= preference.x && preference.x < x + width && y <= preference.y && preference.y < y + height;
}

interface DisplayWindowsOptions {
  screen: KnownScreen;
  preferences: readonly Preference[];
  /** Opens and supervises the window of a preference; calls `opened` with it and with each replacement. */
  open: (place: number, bounds: Bounds) => void;
  after: (waitMs: number, next: () => void) => void;
  log: { info(event: string, details: { place: number; there: boolean }): void };
}

/** Plugging in a cable causes several events. */
const settleMs = 300;

/**
 * Keeps one window on each configured display, placed again when displays change. The window of a missing display is
 * hidden, not moved over another window.
 */
export function keepDisplays({ screen, preferences, open, after, log }: DisplayWindowsOptions): {
  opened(place: number, window: PlacedWindow): void;
} {
  const windows = new Map<number, PlacedWindow>();
  const requested = new Set<number>();
  let present: boolean[] = [];
  let isWaiting = false;

  const place = (): void => {
    isWaiting = false;
    const placements = placementsOf(preferences, screen.all());
    for (const [index, bounds] of placements.entries()) {
      if (present[index] !== (bounds !== null)) log.info('display-placed', { place: index, there: bounds !== null });
      const window = windows.get(index);
      if (bounds && !requested.has(index)) {
        requested.add(index);
        open(index, bounds);
      } else if (bounds) {
        window?.moveTo(bounds);
        if (present[index] === false) window?.show();
      } else window?.hide();
    }
    present = placements.map((bounds) => bounds !== null);
  };
  screen.onChange(() => {
    if (!isWaiting) after(settleMs, place);
    isWaiting = true;
  });
  // Deferred, because `open` calls the returned `opened`.
  queueMicrotask(place);
  return {
    opened: (index, window) => {
      windows.set(index, window);
      const bounds = placementsOf(preferences, screen.all())[index];
      if (bounds) window.moveTo(bounds);
    },
  };
}
