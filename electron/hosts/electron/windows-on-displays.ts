import type { BrowserWindow, Display } from 'electron';
import type { Bounds, KnownScreen, PlacedWindow } from '../../kiosk/displays.ts';

/** The parts of Electron's screen that placing needs. */
export interface ElectronScreen {
  getAllDisplays(): Pick<Display, 'id' | 'label' | 'bounds'>[];
  on(event: 'display-added', changed: () => void): unknown;
  on(event: 'display-removed', changed: () => void): unknown;
  on(event: 'display-metrics-changed', changed: () => void): unknown;
}

export function screenOf(screen: ElectronScreen): KnownScreen {
  return {
    all: () => screen.getAllDisplays(),
    onChange(changed) {
      screen.on('display-added', changed);
      screen.on('display-removed', changed);
      screen.on('display-metrics-changed', changed);
    },
  };
}

/** The parts of Electron's window that placing needs. */
export type MovableWindow = Pick<
  BrowserWindow,
  'setBounds' | 'getBounds' | 'setKiosk' | 'hide' | 'show' | 'isDestroyed'
> & { once(event: 'leave-full-screen', left: () => void): unknown };

/** One display's window, which recovery replaces by another one now and then: the new one opens in the same place. */
export class DisplayWindow implements PlacedWindow {
  readonly #leavesKioskLater: boolean;
  #bounds: Bounds;
  #isVisible = true;
  #window: MovableWindow | null = null;

  constructor(bounds: Bounds, leavesKioskLater: boolean) {
    this.#bounds = bounds;
    this.#leavesKioskLater = leavesKioskLater;
  }

  get bounds(): Bounds {
    return this.#bounds;
  }

  /** Whether its display is there. */
  get isVisible(): boolean {
    return this.#isVisible;
  }

  /** Takes the window that was opened at `bounds`. */
  adopt(window: MovableWindow): void {
    this.#window = window;
    this.moveTo(this.#bounds);
  }

  moveTo(bounds: Bounds): void {
    this.#bounds = bounds;
    const window = this.#window;
    if (!window || window.isDestroyed() || isAt(window.getBounds(), bounds)) return;
    // A window in kiosk mode does not move.
    const move = (): void => {
      if (window.isDestroyed()) return;
      window.setBounds(this.#bounds);
      window.setKiosk(true);
    };
    if (this.#leavesKioskLater) window.once('leave-full-screen', move);
    window.setKiosk(false);
    if (!this.#leavesKioskLater) move();
  }

  hide(): void {
    this.#isVisible = false;
    if (this.#window && !this.#window.isDestroyed()) this.#window.hide();
  }

  show(): void {
    this.#isVisible = true;
    if (this.#window && !this.#window.isDestroyed()) this.#window.show();
  }
}

const isAt = (now: Bounds, bounds: Bounds): boolean =>
  now.x === bounds.x && now.y === bounds.y && now.width === bounds.width && now.height === bounds.height;
