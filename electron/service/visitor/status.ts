import { Hono } from 'hono';
import type { Health, Kiosk } from '../../../db/model/api/release.ts';
import { releaseHeader } from '../../../db/model/api/release-header.ts';
import { displayQuery } from './input.ts';

/** State and settings of the kiosk; answered on every level of the fallback chain. */
export function statusRoutes(health: (wanted?: string) => Health, kioskOn: (display?: number) => Kiosk) {
  const unkept = { 'Cache-Control': 'no-store' };
  return new Hono()
    .get('/health', (c) => c.json<Health, 200>(health(c.req.header(releaseHeader)), 200, unkept))
    .get('/kiosk', displayQuery, (c) => c.json<Kiosk, 200>(kioskOn(c.req.valid('query').display), 200, unkept));
}
