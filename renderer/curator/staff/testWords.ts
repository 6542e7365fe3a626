import type { Check, CheckNote, SelfTest } from '../../../db/model/record/staff.ts';
import { digits } from '../../state/amountWords.ts';
import { whenWords } from '../history/when.ts';
import { language, t } from '../state/words.ts';

/** Amounts as this language writes them; sizes in pixels are names more than amounts. */
const amounts = ['count', 'days', 'gigabytes'];

export function noteWords({ code, values }: CheckNote): string {
  const told = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'number' && amounts.includes(name) ? digits(value, language.value) : value,
  ]);
  return t(`staff.note.${code}`, Object.fromEntries(told)).trim();
}

export const isGood = ({ notes }: Check): boolean => !notes.some(({ isFault }) => isFault);

export const faultCount = ({ checks }: SelfTest): number =>
  checks.flatMap(({ notes }) => notes).filter(({ isFault }) => isFault).length;

/** One line: green or red. */
export const verdictWords = (test: SelfTest): string =>
  test.isGood ? t('staff.test.good') : t('staff.test.bad', { count: faultCount(test) });

/** The whole test as text, for a stick or for paper. */
export function testText(test: SelfTest): string {
  const lines = test.checks.flatMap((check) => [
    `${t(`staff.check.${check.name}`)}: ${t(isGood(check) ? 'staff.test.ok' : 'staff.test.fault')}`,
    ...check.notes.map((note) => `  ${note.isFault ? '! ' : '  '}${noteWords(note)}`),
  ]);
  return [t('staff.test.reportTitle', { when: whenWords(test.at) }), verdictWords(test), '', ...lines, ''].join('\n');
}
