import { vValidator } from '@hono/valibot-validator';
import * as v from 'valibot';
import { dashboardLists, recordKinds, recordStates } from '../../../../db/model/api/records.ts';
import { subjectKinds } from '../../../../db/model/vocabulary.ts';
import { refuseBadInput } from '../input.ts';

const id = v.pipe(v.string(), v.maxLength(100), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const kind = v.picklist(recordKinds);
const count = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const counted = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), count(least, most));
/** Deeper than any entry; what is nested deeper is no entry and would be walked for nothing. */
const deepest = 12;
const body = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check((value) => depthOf(value) <= deepest),
);
const reason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
const baseRevision = count(0, 1e9);
const trilingual = v.strictObject({ kk: v.string(), ru: v.string(), en: v.string() });

/** `camp:karlag`. */
const subject = v.pipe(
  v.string(),
  v.regex(new RegExp(`^(${subjectKinds.join('|')}):[a-z0-9-]{1,100}$`)),
  v.transform((text) => ({ kind: text.slice(0, text.indexOf(':')), id: text.slice(text.indexOf(':') + 1) })),
);

function depthOf(value: unknown, depth = 0): number {
  if (value === null || typeof value !== 'object' || depth > deepest) return depth;
  return Math.max(depth + 1, ...Object.values(value).map((member) => depthOf(member, depth + 1)));
}

export const recordPage = vValidator(
  'query',
  v.object({
    kind: v.optional(kind),
    state: v.optional(v.picklist(recordStates)),
    list: v.optional(v.picklist(dashboardLists)),
    q: v.optional(v.pipe(v.string(), v.maxLength(1000))),
    subject: v.optional(subject),
    limit: v.optional(counted(1, 500)),
    offset: v.optional(counted(0, 1e9)),
  }),
  refuseBadInput,
);
export const duplicateQuery = vValidator(
  'query',
  v.object({ kind, title: v.pipe(v.string(), v.maxLength(1000)), id: v.optional(id) }),
  refuseBadInput,
);
export const byKey = vValidator('param', v.object({ kind, id }), refuseBadInput);
export const byKind = vValidator('param', v.object({ kind }), refuseBadInput);
export const byBatch = vValidator('param', v.object({ id: v.pipe(v.string(), v.uuid()) }), refuseBadInput);
export const byRevision = vValidator('param', v.object({ kind, id, number: counted(1, 1e9) }), refuseBadInput);

export const draftBody = vValidator('json', v.strictObject({ baseRevision, body }), refuseBadInput);
export const newRecord = vValidator('json', v.strictObject({ id, body, reason }), refuseBadInput);
export const newRevision = vValidator(
  'json',
  v.strictObject({
    baseRevision,
    body,
    reason,
    cause: v.optional(v.picklist(['edit', 'merge'])),
    correction: v.optional(
      v.strictObject({
        reason: trilingual,
        subject: v.optional(trilingual),
        oldValue: v.optional(trilingual),
        newValue: v.optional(trilingual),
      }),
    ),
  }),
  refuseBadInput,
);
export const step = vValidator('json', v.strictObject({ baseRevision, reason }), refuseBadInput);
/** That it is taken back is reason enough. */
const undoReason = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(2000)), '');
export const undoRevision = vValidator(
  'json',
  v.strictObject({ baseRevision, revision: count(1, 1e9), reason: undoReason }),
  refuseBadInput,
);
export const undoBatch = vValidator('json', v.strictObject({ reason: undoReason }), refuseBadInput);
