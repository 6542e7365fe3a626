import { vValidator } from '@hono/valibot-validator';
import type { Context } from 'hono';
import * as v from 'valibot';
import { maxQueryLength } from '../../../db/model/search/query.ts';
import { genders, languages } from '../../../db/model/vocabulary.ts';
import { refuse } from '../http/errors.ts';

/** A query may have any length; the search uses its beginning. */
const queryText = v.pipe(
  v.string(),
  v.transform((text) => text.slice(0, maxQueryLength)),
);

const id = v.pipe(
  v.string(),
  v.maxLength(100, 'is too long for an id'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be an id: lower-case Latin letters, digits and single hyphens'),
);

const year = v.pipe(v.string(), v.regex(/^\d{4}$/, 'must be a year of four digits'), v.transform(Number));

const language = v.picklist(languages, `must be one of ${languages.join(', ')}`);

const languageFields = v.object({ lang: v.optional(language) });

const campFields = v.pipe(
  v.object({
    lang: v.optional(language),
    region: v.optional(id),
    work: v.optional(id),
    type: v.optional(id),
    from: v.optional(year),
    to: v.optional(year),
    q: v.optional(queryText),
  }),
  v.forward(
    v.check(({ from, to }) => from === undefined || to === undefined || from <= to, 'must not be before "from"'),
    ['to'],
  ),
);

/** Index of a display in the settings; absent if the kiosk has only one. */
const display = v.optional(
  v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'must be the number of a display'), v.transform(Number)),
);

/** A page of a long list; `from` entries precede it. */
const pageFields = v.object({
  lang: v.optional(language),
  from: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,7}$/, 'must be a number of up to seven digits'), v.transform(Number)),
    '0',
  ),
});

const peopleFields = v.object({
  ...pageFields.entries,
  camp: v.optional(id),
  gender: v.optional(v.picklist(genders, `must be one of ${genders.join(', ')}`)),
  q: v.optional(queryText),
});

const nameFields = v.object({
  lang: v.optional(language),
  q: v.optional(queryText, ''),
  given: v.optional(queryText),
  born: v.optional(year),
  within: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/, 'must be a number of years'), v.transform(Number))),
  place: v.optional(queryText),
  camp: v.optional(queryText),
  people: v.optional(queryText),
});

const row = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be the number of a row'), v.transform(Number));

interface Validation {
  success: boolean;
  issues?: readonly v.BaseIssue<unknown>[] | undefined;
}

/** Names the first invalid parameter, without its value. */
function refuseBadInput(result: Validation, c: Context) {
  const [issue] = result.issues ?? [];
  if (result.success || !issue) return undefined;
  const name = issue.path?.map(({ key }) => String(key)).join('.') ?? 'query';
  const reason = issue.received === 'undefined' ? 'is missing' : issue.message;
  return refuse(c, 'bad-input', issue.type === 'string' ? `"${name}" must be given once` : `"${name}" ${reason}`);
}

export const languageQuery = vValidator('query', languageFields, refuseBadInput);
export const displayQuery = vValidator('query', v.object({ display }), refuseBadInput);
export const loopQuery = vValidator('query', v.object({ lang: v.optional(language), display }), refuseBadInput);
export const campQuery = vValidator('query', campFields, refuseBadInput);
export const pageQuery = vValidator('query', pageFields, refuseBadInput);
export const peopleQuery = vValidator('query', peopleFields, refuseBadInput);
export const nameQuery = vValidator('query', nameFields, refuseBadInput);
export const searchQuery = vValidator('query', v.object({ lang: v.optional(language), q: queryText }), refuseBadInput);
export const idParam = vValidator('param', v.object({ id }), refuseBadInput);
export const nameParam = vValidator('param', v.object({ list: id, row }), refuseBadInput);
