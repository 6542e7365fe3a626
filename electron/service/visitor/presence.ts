import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Beat, BeatHeard } from '../../../db/model/api/beat.ts';
import { maxReasonLength, maxStackLength, type PageError, pageErrorKinds } from '../../../db/model/api/page-error.ts';
import { releaseHeader } from '../../../db/model/api/release-header.ts';
import { refuse } from '../http/errors.ts';

export interface PresenceParts {
  onStuckTouch: () => void;
  /** null: nobody listens. */
  onBeat: ((beat: Beat) => void) | null;
  /** `wanted`: id of the release that the page reads. */
  onPageError: (error: PageError, wanted?: string) => void;
}

/** Time from one beat of the page to the next. */
export const beatMs = 200;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const beatBody = v.strictObject({ frame: whole, calm: v.boolean(), display: v.optional(whole) });

const pageErrorBody = v.strictObject({
  kind: v.picklist(pageErrorKinds),
  reason: v.pipe(v.string(), v.maxLength(maxReasonLength)),
  stack: v.optional(v.pipe(v.string(), v.maxLength(maxStackLength))),
  screen: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9/-]{0,100}$/))),
  display: v.optional(whole),
});

const unkept = { 'Cache-Control': 'no-store' };

/** What the page reports of its display and of itself. Nothing that a visitor typed is part of it. */
export function presenceRoutes({ onStuckTouch, onBeat, onPageError }: PresenceParts) {
  const ofBeat = vValidator('json', beatBody, (result, c) => (result.success ? undefined : refuse(c, 'bad-input')));
  const ofPageError = vValidator('json', pageErrorBody, (result, c) =>
    result.success ? undefined : refuse(c, 'bad-input'),
  );
  return new Hono()
    .post('/presence/stuck-touch', (c) => {
      onStuckTouch();
      return c.body(null, 204, unkept);
    })
    .post('/presence/page-error', ofPageError, (c) => {
      onPageError(c.req.valid('json'), c.req.header(releaseHeader));
      return c.body(null, 204, unkept);
    })
    .post('/presence/beat', ofBeat, (c) => {
      onBeat?.(c.req.valid('json'));
      return c.json<BeatHeard, 200>({ nextMs: onBeat ? beatMs : null }, 200, unkept);
    });
}
