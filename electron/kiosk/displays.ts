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

/** What a host knows of the displays. */
export interface DisplayState {
  /** null where the host cannot count them. */
  count: number | null;
  /** Whether the host holds them: covers them and grabs the keys that could leave the kiosk; null where nothing has to be held. */
  isHeld: boolean | null;
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
  /** Opens and supervises the window of a preference; it stays the window of this place for good. */
  open: (place: number, bounds: Bounds) => PlacedWindow;
  after: (waitMs: number, next: () => void) => void;
  log: { info(event: string, details: { place: number; there: boolean }): void };
}

/** A cable that is plugged in causes several events. */
const settleMs = 300;

/**
 * Keeps one window on each preferred display, and places it again when a display is added, removed, rotated or resized.
 * A window whose display is missing is hidden, not moved onto another display.
 */
export function keepDisplays({ screen, preferences, open, after, log }: DisplayWindowsOptions): { stop(): void } {
  const windows = new Map<number, PlacedWindow>();
  let there: boolean[] = [];
  let waiting = false;
  let stopped = false;

  const place = (): void => {
    waiting = false;
    if (stopped) return;
    const placements = placementsOf(preferences, screen.all());
    for (const [index, bounds] of placements.entries()) {
      if (there[index] !== (bounds !== null)) log.info('display-placed', { place: index, there: bounds !== null });
      const window = windows.get(index);
      if (bounds && !window) windows.set(index, open(index, bounds));
      else if (bounds) {
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
  place();
  return {
    stop() {
      stopped = true;
    },
  };
}
