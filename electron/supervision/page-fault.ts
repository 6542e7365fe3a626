/** What can go wrong with the kiosk's page: the same codes in both hosts, in the log and in docs/reliability.md. */
export const pageFaults = [
  /** Its process is gone. */
  'crashed',
  /** Its heartbeats stopped. */
  'hung',
  /** Heartbeats arrive, but it draws no frame. */
  'frozen',
  /** No first heartbeat in time after it began to load. */
  'not-shown',
  /** Its document could not be loaded. */
  'load-failed',
  /** It shows a document of another address. */
  'navigated-away',
] as const;
export type PageFault = (typeof pageFaults)[number];

/** What can go wrong with a process that shows the page. */
export type ProcessFault = 'browser-ended' | 'electron-ended' | 'kiosk-ended' | 'graphics-ended';

/** Why the rendering changes; `page-faults`: Electron's main process counted them itself. */
export type RenderingReason = PageFault | ProcessFault | 'page-faults' | 'calm';

/** What is done about a lost page. */
export type PageRemedy =
  /** Its process is sound: it navigates to the kiosk's address again. */
  | 'navigate'
  /** Its process is killed and the page reloaded. */
  | 'reload'
  /** The browser is restarted. */
  | 'restart';

export const pageRemedies: Readonly<Record<PageFault, PageRemedy>> = {
  crashed: 'reload',
  hung: 'reload',
  frozen: 'restart',
  'not-shown': 'restart',
  'load-failed': 'navigate',
  'navigated-away': 'navigate',
};
