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
export type Params = Record<string, string | number>;

/** Words in one language. `count` chooses the plural form. */
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
  // Of a release that knows more than this page: found out before a visitor finds it (electron/render-check).
  parseMissingKeyHandler: (key) => {
    reportPageError('no-word', key);
    return key;
  },
});

const fixed = Object.fromEntries(languages.map((language) => [language, i18n.getFixedT(language)])) as Record<
  Language,
  (key: string, params?: Params) => string
>;

/** Words of one fixed language, for the screens that speak all three. */
export function translateIn(language: Language): Translate {
  return (key, params) => fixed[language](key, params);
}

/** The language of what is on the screen: it changes together with the content, never before it. */
export const language = signal<Language>('kk');

/** Words in the visitor's language; reading it in a component follows the language. */
export const t: Translate = (key, params) => translateIn(language.value)(key, params);
