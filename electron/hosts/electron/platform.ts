import type { BrowserWindowConstructorOptions } from 'electron';

/** Every decision of the Electron host that depends on the system, with its documented reason. */
export interface ElectronPlatform {
  /** Switches for Chromium, appended before `ready`. */
  switches: readonly (readonly [name: string, value?: string])[];
  /** Whether windows can be placed on displays. */
  placesWindows: boolean;
  /** Whether a window of stone lies behind the kiosk. */
  hasBackdrop: boolean;
  /** Whether kiosk windows stay above the task bar. */
  staysOnTop: boolean;
  /** Whether leaving kiosk mode ends with the event `leave-full-screen`. */
  leavesKioskLater: boolean;
  /** Whether an opened file comes as an event, and no installer can make the kiosk start with the session. */
  opensFilesByEvent: boolean;
  /** Whether text fields need an Edit menu for Cmd+C and Cmd+V. */
  needsEditMenu: boolean;
  kioskWindow: BrowserWindowConstructorOptions;
}

/** @param isKiosk false: an ordinary window */
export function platformFor(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, isKiosk: boolean): ElectronPlatform {
  const isLinux = platform === 'linux';
  // Electron 38 and later run natively on Wayland, where `setBounds` does nothing (electron docs/breaking-changes.md
  // 38.0, docs/api/browser-window.md). XWayland places windows.
  const usesX11 = isLinux && isKiosk && Boolean(env.DISPLAY);
  return {
    switches: [
      // Chromium on Linux lists no voices without it (docs/accessibility.md).
      ['enable-speech-dispatcher'],
      // Electron fetches spelling dictionaries at each new session (electron/electron#22995). No name resolves.
      ['host-resolver-rules', 'MAP * ~NOTFOUND'],
      // No cookie is stored, so no keychain has to be asked (electron docs/tutorial/fuses.md, cookie encryption).
      ['password-store', 'basic'],
      ['use-mock-keychain'],
      ...(usesX11 ? [['ozone-platform', 'x11'] as const] : []),
    ],
    placesWindows: !isLinux || usesX11,
    // On Linux an unfocusable window is always on top and cannot be full screen (electron.d.ts `focusable`;
    // electron/electron#28130), on macOS a full-screen window has a Space of its own: only Windows can have one behind.
    hasBackdrop: isKiosk && platform === 'win32',
    staysOnTop: isKiosk && platform === 'win32',
    // Full screen is an animated transition on macOS (electron docs/api/browser-window.md, `leave-full-screen`).
    leavesKioskLater: platform === 'darwin',
    // electron docs/api/app.md, `open-file`; a disk image runs no installer.
    opensFilesByEvent: platform === 'darwin',
    needsEditMenu: !isKiosk && platform === 'darwin',
    kioskWindow: {
      kiosk: true,
      // On macOS a window that is full screen already does not get kiosk mode (electron/electron#8426, #44755).
      ...(platform === 'darwin' ? {} : { fullscreen: true }),
      frame: false,
      // Electron 43 and later round the corners of frameless windows (electron docs/breaking-changes.md 43.0).
      roundedCorners: false,
      hasShadow: false,
    },
  };
}
