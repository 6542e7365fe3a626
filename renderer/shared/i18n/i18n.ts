import { signal } from '@preact/signals';
import i18next from 'i18next';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/visitor/en.json';
import kk from '../../../locales/visitor/kk.json';
import ru from '../../../locales/visitor/ru.json';
import { reportPageError } from '../api/page-errors.ts';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Base<K> = K extends `${infer Stem}_${Plural}` ? Stem : K;

/** A key of the locales; plural forms are named by their stem. */
export type Key = Base<keyof typeof kk>;
type Params = Record<string, string | number>;

/** Translates a key. `count` chooses the plural form. */
export type Translate = (key: Key, params?: Params) => string;

const resources: Record<Language, { translation: Record<string, string> }> = {
  kk: { translation: kk },
  ru: { translation: ru },
  en: { translation: en },
};

const i18n = i18next.createInstance();
void i18n.init({
  resources,
  lng: 'kk',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  // The release has a value that this page does not know: the render check finds it (electron/render-check).
  parseMissingKeyHandler: (key) => {
    reportPageError('no-word', key);
    return key;
  },
});

/** Adds the words of a language. The built visitors' page has none until it has fetched them (`fetch-words.ts`). */
export function addWords(of: Language, words: Record<string, string>): void {
  i18n.addResourceBundle(of, 'translation', words);
}

const fixed = Object.fromEntries(languages.map((language) => [language, i18n.getFixedT(language)])) as Record<
  Language,
  (key: string, params?: Params) => string
>;

/** Translations of a fixed language, for screens that show several. */
export function translateIn(language: Language): Translate {
  return (key, params) => fixed[language](key, params);
}

/** The visitor's language. It changes together with the content, never before it. */
export const language = signal<Language>('kk');

/** Translates into the visitor's language; a component that calls it follows the language. */
export const t: Translate = (key, params) => translateIn(language.value)(key, params);
