import { Hono } from 'hono';
import type { AllScreens } from '../../../../db/model/api/staff.ts';
import { readStatus } from '../../../../db/release/channel/reports/status.ts';
import { readUsage } from '../../../../db/release/channel/reports/usage.ts';
import { zoneOf } from '../../../kiosk/schedule/wall-time.ts';
import type { WorkshopEnv } from '../access/guard.ts';

export interface ScreensParts {
  /** Folders of the channel that this machine can read, sticks included. */
  channels: () => Promise<string[]>;
  /** Whether the settings name any. */
  hasPlaces: boolean;
  /** The museum's zone, as in the setting `schedule`. */
  zone: string | null;
  /** The trusted clock, milliseconds since 1970. */
  trusted: () => number;
}

/** `GET /screens`: what every kiosk of the channel shows, as it last reported, and how all of them were used. */
export function screensRoutes({ channels, hasPlaces, zone, trusted }: ScreensParts) {
  return new Hono<WorkshopEnv>().get('/screens', async (c) => {
    const folders = await channels();
    const status = await readStatus(folders, trusted());
    const { usage, refused } = await readUsage(folders, status.screens, zoneOf(zone).wallTime(trusted()).day);
    return c.json<AllScreens, 200>({ ...status, usage, refused: [...status.refused, ...refused], hasPlaces }, 200);
  });
}
