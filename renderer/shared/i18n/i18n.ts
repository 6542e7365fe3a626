import { signal } from '@preact/signals';
import type { Language } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/visitor/en.json';
import kk from '../../../locales/visitor/kk.json';
import ru from '../../../locales/visitor/ru.json';
import { reportPageError } from '../api/page-errors.ts';
import { type Params, type Stem, translatorOf } from './translator.ts';

/** A key of the locales; plural forms are named by their stem. */
export type Key = Stem<keyof typeof kk>;

/** Translates a key. `count` chooses the plural form. */
export type Translate = (key: Key, params?: Params) => string;

/** The release has a value that this page does not know: the render check finds it (electron/render-check). */
const onMissing = (key: string): string => {
  reportPageError('no-word', key);
  return key;
};

const fixed: Record<Language, Translate> = {
  kk: translatorOf('kk', kk, onMissing),
  ru: translatorOf('ru', ru, onMissing),
  en: translatorOf('en', en, onMissing),
};

/** Translations of a fixed language, for screens that show several. */
export function translateIn(language: Language): Translate {
  return fixed[language];
}

/** The visitor's language. It changes together with the content, never before it. */
export const language = signal<Language>('kk');

/** Translates into the visitor's language; a component that calls it follows the language. */
export const t: Translate = (key, params) => translateIn(language.value)(key, params);
