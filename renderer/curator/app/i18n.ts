import { effect, signal } from '@preact/signals';
import i18next from 'i18next';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/workshop/en.json';
import kk from '../../../locales/workshop/kk.json';
import ru from '../../../locales/workshop/ru.json';
import { reportPageError } from '../../shared/api/page-errors.ts';
import { type Key as VisitorKey, translateIn as visitorTranslateIn } from '../../shared/i18n/i18n.ts';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Base<K> = K extends `${infer Stem}_${Plural}` ? Stem : K;

/** A key of the workshop's own locales; plural forms are named by their stem. */
export type Key = Base<keyof typeof kk>;
type Params = Record<string, string | number>;

const i18n = i18next.createInstance();
void i18n.init({
  resources: { kk: { translation: kk }, ru: { translation: ru }, en: { translation: en } },
  lng: 'kk',
  fallbackLng: false,
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  parseMissingKeyHandler: (key) => {
    reportPageError('no-word', key);
    return key;
  },
});

const fixed = Object.fromEntries(languages.map((language) => [language, i18n.getFixedT(language)])) as Record<
  Language,
  (key: string, params?: Params) => string
>;

/** The language that the workshop speaks; what is edited is in all three. */
export const language = signal<Language>('kk');

let isChosenHere = false;

/** Somebody has chosen the language on this page: it goes before what the account chose elsewhere. */
export function chooseLanguage(chosen: Language): void {
  isChosenHere = true;
  language.value = chosen;
}

/** The language that an account chose elsewhere. @returns the one that holds */
export function adoptLanguage(elsewhere: Language | undefined): Language | undefined {
  if (elsewhere && !isChosenHere) language.value = elsewhere;
  return isChosenHere ? language.peek() : elsewhere;
}

export function translateIn(of: Language): (key: Key, params?: Params) => string {
  return (key, params) => fixed[of](key, params);
}

/** Words of the workshop; reading them in a component follows the language. */
export const t = (key: Key, params?: Params): string => fixed[language.value](key, params);

/** Words that the visitor sees too, such as the kinds of camp, in the workshop's language. */
export const visitorText = (key: VisitorKey, params?: Params): string =>
  visitorTranslateIn(language.value)(key, params);

/** Whether a key exists; for keys composed of a record's own values. */
export const hasKey = (key: string): key is Key => key in kk;

/** The words of a text in three languages, in the workshop's language where there are any, else in another. */
export function inLanguage(text: Partial<Record<Language, string>> | undefined): string {
  if (!text) return '';
  return [language.value, ...languages].map((each) => text[each]).find((words) => words?.trim()) ?? '';
}

const storedLanguage = 'esimde-workshop-language';

/** The language that was chosen outlives a reload, such as the one after signing out, and a new tab. */
export function persistLanguage(): void {
  const kept = (history.state as { language?: unknown } | null)?.language ?? localStorage.getItem(storedLanguage);
  const chosen = languages.find((each) => each === kept);
  if (chosen) language.value = chosen;
  const keep = (): void => {
    history.replaceState({ language: language.value }, '');
    localStorage.setItem(storedLanguage, language.value);
  };
  effect(keep);
  addEventListener('hashchange', keep);
}
