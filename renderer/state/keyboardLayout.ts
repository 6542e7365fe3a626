import type { Language } from '../../db/model/vocabulary.ts';

/** Rows of letters of the keyboard on the screen. Kazakh has its nine letters in a row of their own. */
export const keyboardLayouts: Record<Language, string[]> = {
  kk: ['әіңғүұқөһ', 'йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю-'],
  ru: ['1234567890', 'йцукенгшщзхъ', 'фывапролджэё', 'ячсмитьбю-'],
  en: ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm-'],
};
