import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { BeatHeard } from '../../../db/model/api/page-reports.ts';
import { maxReasonLength, maxStackLength, type PageError, pageErrorKinds } from '../../../db/model/api/page-reports.ts';
import { releaseHeader } from '../../../db/model/api/release.ts';
import type { Heartbeats } from '../../supervision/heartbeats.ts';
import { refuse } from '../http/errors.ts';
import type { Log } from '../http/log.ts';

export interface PresenceParts {
  onStuckTouch: () => void;
  /** Null if the pages are not supervised. */
  heartbeats: Pick<Heartbeats, 'deliver'> | null;
  /** `releaseId`: the release that the page reads. */
  onPageError: (error: PageError, releaseId?: string) => void;
}

/** Interval of the heartbeats of a page. */
const beatMs = 200;

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const beatBody = v.strictObject({ frame: whole, calm: v.boolean(), display: v.optional(whole) });

const pageErrorBody = v.strictObject({
  kind: v.picklist(pageErrorKinds),
  reason: v.pipe(v.string(), v.maxLength(maxReasonLength)),
  stack: v.optional(v.pipe(v.string(), v.maxLength(maxStackLength))),
  screen: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9/-]{0,100}$/))),
  display: v.optional(whole),
});

const notCached = { 'Cache-Control': 'no-store' };

/** Reports of the page on its display and itself, without anything a visitor typed. */
export function presenceRoutes({ onStuckTouch, heartbeats, onPageError }: PresenceParts) {
  const beat = vValidator('json', beatBody, (result, c) => (result.success ? undefined : refuse(c, 'bad-input')));
  const pageError = vValidator('json', pageErrorBody, (result, c) =>
    result.success ? undefined : refuse(c, 'bad-input'),
  );
  return new Hono()
    .post('/presence/stuck-touch', (c) => {
      onStuckTouch();
      return c.body(null, 204, notCached);
    })
    .post('/presence/page-error', pageError, (c) => {
      onPageError(c.req.valid('json'), c.req.header(releaseHeader));
      return c.body(null, 204, notCached);
    })
    .post('/presence/beat', beat, (c) => {
      heartbeats?.deliver(c.req.valid('json'));
      return c.json<BeatHeard, 200>({ nextMs: heartbeats ? beatMs : null }, 200, notCached);
    });
}

const stuckTouchMs = 10 * 60_000;

/** Logs a stuck touch point, at most once in ten minutes. */
export function stuckTouchLog(log: Log, clock: () => number): () => void {
  let loggedMs = Number.NEGATIVE_INFINITY;
  return () => {
    if (clock() - loggedMs < stuckTouchMs) return;
    loggedMs = clock();
    log.warn('touch-stuck');
  };
}
