import type { PageFault } from '../electron/supervision/page-fault.ts';
import type { SupervisedKiosk } from './kiosk.ts';

/** Something that befalls a kiosk on the wall. */
export interface Fault {
  name: string;
  /** What it befalls, and thereby how soon the kiosk has to be back: the page 2 s, a process 5 s, data at no time away. */
  befalls: 'page' | 'process' | 'data';
  /** Makes it happen. @returns ends what it began, if anything */
  strike: (kiosk: SupervisedKiosk) => Promise<(() => void) | undefined> | (() => void) | undefined;
  /** The log says this once the kiosk has dealt with it; left out where Chromium copes alone. */
  noticed?: string;
  /** The code of that line; left out where the page watch and the browser may each be first to notice. */
  reason?: PageFault;
  /** The log says this once the kiosk is whole again; left out where there is nothing to see. */
  whole?: string;
}

/** How long the visitor's screen may be away, in seconds. */
export const limits = { page: 2, process: 5, data: 2 } as const;
