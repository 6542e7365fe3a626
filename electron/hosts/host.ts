import type { PageError } from '../../db/model/api/page-reports.ts';
import { type HostName, hostNames } from '../../db/model/api/staff.ts';
import type { DisplayState } from '../kiosk/displays.ts';
import type { DisplayPreference } from '../kiosk/settings/schema.ts';
import type { Heartbeats } from '../supervision/heartbeats.ts';

/** The workshop's page, beside the visitors' one. */
export const workshopPage = 'workshop.html';

/** Tells Electron's main process which host was left for it. */
export const hostLeftVariable = 'ESIMDE_HOST_LEFT';

export const hostLeftIn = (env: NodeJS.ProcessEnv): HostName | null =>
  hostNames.find((name) => name === env[hostLeftVariable]) ?? null;

/** The kiosk's page and what its host needs to keep it on the displays. */
export interface KioskPage {
  /** Every address of the kiosk begins with it; the host adds the page and the display. */
  url: string;
  /** The page, relative to `url`; asked whenever it is opened. Default: the visitors' one. */
  path?: () => string;
  /** Which displays show what; empty: the first shows the kiosk. */
  displays: readonly DisplayPreference[];
  heartbeats: Heartbeats;
  /** Reports an error that the page cannot report itself. */
  onError: (error: PageError) => void;
}

/** Why a host ended by itself. */
export type HostEnd =
  /** Its ordinary window was closed, or staff left the kiosk. */
  | 'closed'
  /** Staff restart the kiosk. */
  | 'restart'
  /** It never showed the page: another host may. */
  | 'unusable'
  /** Another process shows this data folder's kiosk. */
  | 'already-running'
  /** The page is to be drawn at another level, which takes another process. */
  | 'simpler-rendering'
  | 'better-rendering';

/** Something that is shown until it ends by itself or is ended. */
export interface Shown {
  /** Resolves with the reason when it ended by itself, with null when `end` was called. */
  readonly ended: Promise<HostEnd | null>;
  end(): Promise<void>;
}

/**
 * Shows the kiosk's page, one window on each display, and brings back what is lost: `chromium/` and `electron/`
 * implement it. Faults go to the log as `page-lost` with a `PageFault`; three within a minute change the rendering.
 */
export interface KioskHost extends Shown {
  open(page: KioskPage): Promise<void>;
  displays(): DisplayState;
}
