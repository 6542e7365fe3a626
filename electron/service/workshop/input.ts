import { vValidator } from '@hono/valibot-validator';
import type { Context } from 'hono';
import * as v from 'valibot';
import { roles } from '../../../db/model/api/accounts.ts';
import { recordKinds } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { refuse } from './refusal.ts';

interface Checked {
  success: boolean;
  issues?: readonly v.BaseIssue<unknown>[] | undefined;
}

/** Names the first wrong field; what was sent is not repeated: it may be a passphrase. */
export function refuseBadInput(result: Checked, c: Context) {
  const [issue] = result.issues ?? [];
  if (result.success || !issue) return undefined;
  const name = issue.path?.map(({ key }) => String(key)).join('.') ?? 'the request';
  return refuse(c, 'bad-input', { message: `"${name}" is missing or has the wrong form` });
}

/** Longer than any accepted passphrase, so that the store can refuse it with its own code. */
const passphrase = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const roleList = v.pipe(
  v.array(v.picklist(roles)),
  v.transform((list) => roles.filter((role) => list.includes(role))),
);

export const signingIn = vValidator('json', v.strictObject({ name, passphrase }), refuseBadInput);
const setupCode = v.optional(v.pipe(v.string(), v.maxLength(100)));
export const firstAccount = vValidator('json', v.strictObject({ name, passphrase, code: setupCode }), refuseBadInput);
export const newAccount = vValidator('json', v.strictObject({ name, passphrase, roles: roleList }), refuseBadInput);
export const accountChange = vValidator(
  'json',
  v.strictObject({
    roles: v.optional(roleList),
    isActive: v.optional(v.boolean()),
    passphrase: v.optional(passphrase),
  }),
  refuseBadInput,
);
export const newPassphrase = vValidator('json', v.strictObject({ old: passphrase, next: passphrase }), refuseBadInput);
export const byId = vValidator('param', v.object({ id: v.pipe(v.string(), v.maxLength(100)) }), refuseBadInput);

const number = (most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,12}$/), v.transform(Number), v.minValue(1), v.maxValue(most));

export const auditPage = vValidator(
  'query',
  v.object({ before: v.optional(number(1e12)), limit: v.optional(number(500)) }),
  refuseBadInput,
);

/** A whole number of a body, and of a query, where it is written in digits. */
export const count = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
export const counted = (least: number, most: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number), count(least, most));

const savedText = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** Within the limit of the stored text. */
export const chosenPreferences = vValidator(
  'json',
  v.strictObject({
    language: v.optional(v.picklist(languages)),
    columns: v.optional(v.record(v.picklist(recordKinds), v.pipe(v.array(savedText), v.maxLength(40)))),
    searches: v.optional(
      v.pipe(
        v.array(
          v.strictObject({ name: savedText, address: v.pipe(v.string(), v.regex(/^#\/records/), v.maxLength(1500)) }),
        ),
        v.maxLength(30),
      ),
    ),
  }),
  refuseBadInput,
);
