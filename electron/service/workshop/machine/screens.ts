import { Hono } from 'hono';
import type { AllScreens } from '../../../../db/model/api/staff.ts';
import { readReports } from '../../../../db/release/channel/report.ts';
import type { WorkshopEnv } from '../access/guard.ts';

export interface ScreensParts {
  /** Folders of the channel that this machine can read, sticks included. */
  channels: () => Promise<string[]>;
  /** Whether the settings name any. */
  hasPlaces: boolean;
  /** The trusted clock, milliseconds since 1970. */
  trusted: () => number;
}

/** `GET /screens`: what every kiosk of the channel shows, as it last reported. */
export function screensRoutes({ channels, hasPlaces, trusted }: ScreensParts) {
  return new Hono<WorkshopEnv>().get('/screens', async (c) => {
    const reports = await readReports(await channels(), trusted());
    return c.json<AllScreens, 200>({ ...reports, hasPlaces }, 200);
  });
}
