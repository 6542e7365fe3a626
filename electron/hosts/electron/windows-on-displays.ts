import type { BrowserWindow, Display } from 'electron';
import type { KnownScreen, PlacedWindow } from '../../kiosk/displays.ts';

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
>;

/** A window that was given up is left alone: the one that comes in its place is placed when it opens. */
export function placedWindow(window: MovableWindow): PlacedWindow {
  return {
    moveTo(bounds) {
      if (window.isDestroyed()) return;
      const { x, y, width, height } = window.getBounds();
      if (x === bounds.x && y === bounds.y && width === bounds.width && height === bounds.height) return;
      // A window in kiosk mode does not move: it leaves the mode for a moment.
      window.setKiosk(false);
      window.setBounds(bounds);
      window.setKiosk(true);
    },
    hide: () => window.isDestroyed() || window.hide(),
    show: () => window.isDestroyed() || window.show(),
  };
}
