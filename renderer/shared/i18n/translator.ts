import type { Language } from '../../../db/model/vocabulary.ts';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** A key of a locale without its plural form. */
export type Stem<K> = K extends `${infer Name}_${Plural}` ? Name : K;

export type Params = Record<string, string | number>;

/**
 * The texts of one language: a number as `count` chooses the plural form (`key_one` … `key_other`), `{{name}}` stands for a
 * parameter.
 *
 * @param onMissing what is written for a key that has no text
 */
export function translatorOf(
  language: Language,
  texts: Readonly<Record<string, string>>,
  onMissing: (key: string) => string,
): (key: string, params?: Params) => string {
  const forms = new Intl.PluralRules(language);
  return (key, params = {}) => {
    const form = typeof params.count === 'number' ? `${key}_${forms.select(params.count)}` : key;
    const text = texts[form] ?? texts[`${key}_other`] ?? texts[key];
    if (text === undefined) return onMissing(key);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  };
}
