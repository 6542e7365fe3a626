import type { RecordProblem } from '../../../db/model/record/workshop.ts';
import { type Key, t } from '../app/i18n.ts';

/** What the schemas of `db/model/entry` say, by a word of their sentence; a test holds the two together. */
const said: [RegExp, Key][] = [
  [/is not an EDTF date|EDTF date in quotation/, 'problem.date'],
  [/exactly one of amount/, 'problem.value'],
  [/carries an amount: say its kind/, 'problem.amountKind'],
  [/fragment that does not hold/, 'problem.fragment'],
  [/longer than/, 'problem.tooLong'],
  [/min must not be above max/, 'problem.range'],
  [/must be a number, or \{min, max\}|must have min, max/, 'problem.amount'],
  [/unknown precision has no coordinates/, 'problem.point'],
  [/web address/, 'problem.url'],
  [/lower-case Latin letters/, 'problem.id'],
  [/camp id, or a trilingual name/, 'problem.endpoint'],
  [/speaks of the camp system/, 'problem.subject'],
  [/received undefined|is empty|has no|Invalid length|is missing/, 'problem.required'],
];

export function problemWords({ code, message }: RecordProblem): string {
  if (code === 'form') return t(said.find(([sentence]) => sentence.test(message))?.[1] ?? 'problem.form');
  return t(`problem.${code}`);
}
