import * as v from 'valibot';
import type { RecordKey, RecordProblem } from '../../model/api/records.ts';
import { idSchema } from '../../model/entry/id.ts';
import { recordSchemas } from '../../model/entry/record.ts';
import { joinThousands } from '../../model/entry/written/written-text.ts';
import { ok } from '../../model/result.ts';
import { checkForm } from '../../release/content/placed.ts';
import type { ContentProblem } from '../../release/content/problem.ts';
import { type Outcome, refused } from '../outcome.ts';
import type { Body } from '../types.ts';

/** Longest body, in UTF-16 units: ten times the longest text of today. */
const maxBodyLength = 1_000_000;

/** A body in its stored form: nothing empty, thousands joined, defaults filled in, fields in the schema's order. */
export interface ReadBody {
  body: Body;
  json: string;
  /** Departures from the schema: missing and wrong values. */
  form: ContentProblem[];
}

/** Longest text of one field: 38 times the longest of today. Checked texts stay short because visitors' requests wait meanwhile. */
const maxTextLength = 20_000;
/** Most members of one list: six times the longest of today. */
const maxListLength = 500;
const maxDepth = 20;

/** Reads a body from a request: `readBody` within the limits of texts and lists. */
export function readSentBody(key: RecordKey, sent: Body): Outcome<ReadBody> {
  const path = beyondLimits(sent, []);
  if (path === null) return readBody(key, sent);
  const limits = `${maxTextLength} characters, a list ${maxListLength} members`;
  return bad(path, 'beyond-limits', `is too long: a text may have ${limits}; divide it`);
}

/** @returns the path of a text or list beyond the limits */
function beyondLimits(value: unknown, path: (string | number)[]): (string | number)[] | null {
  if (typeof value === 'string') return value.length > maxTextLength ? path : null;
  if (value === null || typeof value !== 'object') return null;
  if (path.length >= maxDepth || (Array.isArray(value) && value.length > maxListLength)) return path;
  for (const [name, member] of Object.entries(value)) {
    const found = beyondLimits(member, [...path, Array.isArray(value) ? Number(name) : name]);
    if (found !== null) return found;
  }
  return null;
}

/** Reads a body from a page or a table. Refuses what cannot be stored in any form; other faults are problems of the record. */
export function readBody(key: RecordKey, sent: Body): Outcome<ReadBody> {
  if (!isId(key.id)) {
    return bad([], 'id', `"${key.id}" is no id: write lower-case Latin letters, digits and single hyphens`);
  }
  const named = key.kind === 'release' ? sent : { id: key.id, ...sent };
  if (named.id !== undefined && named.id !== key.id) {
    return bad(['id'], 'form', `must be "${key.id}": an id is never changed`);
  }
  const form: ContentProblem[] = [];
  const body = parsed(key, joinThousands(withoutEmpty(named)) as Body, form);
  const unknown = form.find(({ form: code }) => code === 'unknown-field');
  if (unknown !== undefined) return bad(unknown.path, 'unknown-field', unknown.message);
  if (key.kind === 'claim' && !v.is(subjectForm, body.subject)) {
    return bad(['subject'], 'form', 'must name what the claim speaks of: {kind, id}');
  }
  const json = JSON.stringify(body);
  if (isTooLong(json)) return refused('too-large', 'The record is longer than a record can be: part it.');
  return ok({ body, json, form });
}

const isId = (id: string): boolean => id.length <= 100 && v.is(idSchema, id);
const isTooLong = (json: string): boolean => json.length > maxBodyLength;

const subjectForm = v.object({ kind: v.string(), id: v.string() });

/** The schema's output even where it found faults: defaults are filled in, wrong values stay as sent. */
function parsed(key: RecordKey, sent: Body, form: ContentProblem[]): Body {
  const schema = recordSchemas[key.kind];
  const placed = { value: sent, file: '', id: key.id, lineOf: () => null };
  const entry = checkForm(schema, placed, form);
  if (entry !== null) return entry.value as Body;
  return v.safeParse(schema, sent).output as Body;
}

/** An empty field of a form counts as absent. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty).filter((member) => !isEmpty(member));
  if (value === null || typeof value !== 'object') return value;
  const kept: Body = {};
  for (const [name, member] of Object.entries(value)) {
    const full = withoutEmpty(member);
    if (!isEmpty(full)) kept[name] = full;
  }
  return kept;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function bad(path: readonly (string | number)[], code: RecordProblem['code'], message: string) {
  return refused('bad-input', `This cannot be saved: ${[...path].join('.')} ${message}.`, {
    problems: [{ code, path: [...path], message }],
  });
}
