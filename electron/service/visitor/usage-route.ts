import { Hono } from 'hono';
import * as v from 'valibot';
import { accessFeatures, dwellBuckets, type UsageCount, usageScreens } from '../../../db/model/api/usage.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { refuse } from '../http/errors.ts';

const times = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));
const screen = v.picklist(usageScreens);

/** Closed lists throughout: no text of a visitor's can get through. */
const countSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['screen', 'abandoned']), name: screen, times }),
  v.strictObject({ kind: v.literal('dwell'), name: screen, bucket: v.picklist(dwellBuckets), times }),
  v.strictObject({ kind: v.picklist(['visit', 'language']), name: v.picklist(languages), times }),
  v.strictObject({ kind: v.literal('access'), name: v.picklist(accessFeatures), times }),
  v.strictObject({ kind: v.literal('idle-reset'), name: v.literal('warning'), times }),
]);

const countsSchema = v.strictObject({ counts: v.pipe(v.array(countSchema), v.maxLength(100)) });

const mostBytes = 20_000;

/** What the page counted since it last said so. Answered 204 whatever becomes of it. */
export function usageRoutes(take: (counts: readonly UsageCount[]) => void) {
  return new Hono().post('/usage', async (c) => {
    const text = Number(c.req.header('Content-Length') ?? 0) > mostBytes ? '' : await c.req.text();
    const parsed = text.length > mostBytes ? null : v.safeParse(countsSchema, jsonOf(text));
    if (!parsed?.success) return refuse(c, 'bad-input', 'the counts are none that are known');
    take(parsed.output.counts);
    return c.body(null, 204, { 'Cache-Control': 'no-store' });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
