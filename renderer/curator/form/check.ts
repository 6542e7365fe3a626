import * as v from 'valibot';
import {
  type FormCode,
  formCodes,
  type RecordKind,
  type RecordProblem,
  type WorkshopRecord,
} from '../../../db/model/api/records.ts';
import { formFault } from '../../../db/model/entry/fault.ts';
import { recordSchemas } from '../../../db/model/entry/record.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import type { Body } from '../api/client.ts';
import { type Path, valueAt } from './path.ts';

/** The problems that the entry's schema finds in a body, without asking the service. */
export function formProblems(kind: RecordKind, body: Body): RecordProblem[] {
  const result = v.safeParse(recordSchemas[kind], body);
  if (result.success) return [];
  return result.issues.map(problemOf);
}

/** The field that a rule about several fields is shown at. */
const fieldBehind: Partial<Record<FormCode, Path>> = {
  value: ['value'],
  'amount-kind': ['kind'],
  subject: ['subject'],
  point: ['coordinates'],
  fragment: ['fragment'],
};

function problemOf(issue: v.BaseIssue<unknown>): RecordProblem {
  const { code, message } = formFault(issue);
  const path = [...(issue.path ?? []).map(({ key }) => key as string | number), ...(fieldBehind[code] ?? [])];
  return { code: code === 'required' ? missing(path) : code, path, message };
}

function missing(path: Path): RecordProblem['code'] {
  const last = path.at(-1);
  if (languages.some((language) => language === last)) return 'missing-language';
  return last === 'citations' || last === 'workCitations' ? 'missing-citation' : 'required';
}

/** Current problems of the schema, and those that only the service can find, of fields that are still as it read them. */
export function joinedProblems(
  own: readonly RecordProblem[],
  { found, body: before }: Pick<WorkshopRecord, 'found' | 'body'>,
  body: Body,
): RecordProblem[] {
  const schemaCodes: readonly RecordProblem['code'][] = [...formCodes, 'missing-language', 'missing-citation'];
  const isSame = (path: Path): boolean => JSON.stringify(valueAt(before, path)) === JSON.stringify(valueAt(body, path));
  return [
    ...own,
    ...found.filter(({ code, path }) => !schemaCodes.includes(code) && (path.length === 0 || isSame(path))),
  ];
}
