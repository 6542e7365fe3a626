import type { Headcount } from '../../db/model/record/camp.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { amountWords } from './amountWords.ts';
import type { Words } from './words.ts';

export function headcountWords(headcount: Headcount, language: Language, words: Words): string {
  return amountWords(headcount, headcount.qualifier, language, words);
}
