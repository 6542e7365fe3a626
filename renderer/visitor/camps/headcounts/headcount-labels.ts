import type { Headcount } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { amountWords } from '../../../shared/format/amount.ts';
import type { Words } from '../../../shared/i18n/i18n.ts';

export function headcountWords(headcount: Headcount, language: Language, words: Words): string {
  return amountWords(headcount, headcount.qualifier, language, words);
}
