import { Hono } from 'hono';

/** What the page notices of its glass. There is nothing to send along: no place, no screen, nobody. */
export function presenceRoutes(onStuckTouch: () => void) {
  return new Hono().post('/presence/stuck-touch', (c) => {
    onStuckTouch();
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });
}
