import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Beat, BeatHeard } from '../../../db/model/api/beat.ts';
import { refuse } from '../http/errors.ts';

export interface PresenceParts {
  onStuckTouch: () => void;
  /** null: nobody listens. */
  onBeat: ((beat: Beat) => void) | null;
}

/** Time from one beat of the page to the next. */
export const beatMs = 200;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const beatBody = v.strictObject({ frame: whole, calm: v.boolean(), display: v.optional(whole) });

const unkept = { 'Cache-Control': 'no-store' };

/** What the page notices of its glass and of itself. Nothing of a visitor is sent along: no place, no screen, nobody. */
export function presenceRoutes({ onStuckTouch, onBeat }: PresenceParts) {
  const ofBeat = vValidator('json', beatBody, (result, c) => (result.success ? undefined : refuse(c, 'bad-input')));
  return new Hono()
    .post('/presence/stuck-touch', (c) => {
      onStuckTouch();
      return c.body(null, 204, unkept);
    })
    .post('/presence/beat', ofBeat, (c) => {
      onBeat?.(c.req.valid('json'));
      return c.json<BeatHeard, 200>({ nextMs: onBeat ? beatMs : null }, 200, unkept);
    });
}
