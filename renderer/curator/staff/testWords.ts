import type { Check, CheckNote, SelfTest } from '../../../db/model/record/staff.ts';
import { language, t } from '../state/words.ts';

export const noteWords = ({ code, values }: CheckNote): string => t(`staff.note.${code}`, values).trim();

export const isGood = ({ notes }: Check): boolean => !notes.some(({ isFault }) => isFault);

export const faultCount = ({ checks }: SelfTest): number =>
  checks.flatMap(({ notes }) => notes).filter(({ isFault }) => isFault).length;

/** One line: green or red. */
export const verdictWords = (test: SelfTest): string =>
  test.isGood ? t('staff.test.good') : t('staff.test.bad', { count: faultCount(test) });

export const whenWords = (at: string): string =>
  new Date(at).toLocaleString(language.value, { dateStyle: 'long', timeStyle: 'short' });

/** The whole test as text, for a stick or for paper. */
export function testText(test: SelfTest): string {
  const lines = test.checks.flatMap((check) => [
    `${t(`staff.check.${check.name}`)}: ${t(isGood(check) ? 'staff.test.ok' : 'staff.test.fault')}`,
    ...check.notes.map((note) => `  ${note.isFault ? '! ' : '  '}${noteWords(note)}`),
  ]);
  return [t('staff.test.reportTitle', { when: whenWords(test.at) }), verdictWords(test), '', ...lines, ''].join('\n');
}
