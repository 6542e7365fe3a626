import * as v from 'valibot';
import { recordSchemas } from '../../../db/model/entry/record.ts';
import type { RecordKind, RecordProblem } from '../../../db/model/record/workshop.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import type { Body } from '../api/client.ts';
import type { Path } from './path.ts';

/** What the entry's own schema finds in a body, before the service has seen it. */
export function formProblems(kind: RecordKind, body: Body): RecordProblem[] {
  const result = v.safeParse(recordSchemas[kind], body);
  if (result.success) return [];
  return result.issues.map(problemOf);
}

/** Where a rule about several fields together is mended. */
const fieldBehind: [RegExp, Path][] = [
  [/exactly one of amount/, ['value']],
  [/carries an amount: say its kind/, ['kind']],
  [/speaks of the camp system/, ['subject']],
  [/unknown precision has no coordinates/, ['coordinates']],
  [/never shown in the loop/, ['graphic']],
  [/fragment that does not hold/, ['fragment']],
];

function problemOf(issue: v.BaseIssue<unknown>): RecordProblem {
  const whole = (issue.path ?? []).map(({ key }) => key as string | number);
  const path = [...whole, ...(fieldBehind.find(([sentence]) => sentence.test(issue.message))?.[1] ?? [])];
  return { code: codeOf(path, issue), path, message: issue.message };
}

function codeOf(path: Path, { message }: v.BaseIssue<unknown>): RecordProblem['code'] {
  const last = path.at(-1);
  if (languages.some((language) => language === last)) return 'missing-language';
  if (last === 'citations' || message.includes('citation')) return 'missing-citation';
  return 'form';
}

/** The schema's own finds as the page sees them now, and the service's for what only the service knows. */
export function joinedProblems(own: readonly RecordProblem[], told: readonly RecordProblem[]): RecordProblem[] {
  const schemaCodes = ['form', 'missing-language', 'missing-citation'];
  return [...own, ...told.filter(({ code }) => !schemaCodes.includes(code))];
}
