import type { RecordKind } from '../../../model/api/records.ts';
import { type Language, languages } from '../../../model/vocabulary.ts';
import type { ColumnPlan } from './column.ts';
import { type Form, text, word } from './form.ts';
import { sameAsList } from './list-form.ts';

export type Words = [kk: string, ru: string, en: string];

/** The path is the name in camel case unless it is given. */
export function column(name: string, [kk, ru, en]: Words, form: Form, path = camelCase(name)): ColumnPlan {
  return { name, heading: { kk, ru, en }, path: path.split('.'), form, required: false };
}

export const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const required = (plan: ColumnPlan): ColumnPlan => ({ ...plan, required: true });
export const naming = (refers: RecordKind, plan: ColumnPlan): ColumnPlan => ({ ...plan, refers });

const languageWords: Record<Language, Words> = {
  kk: ['қаз.', 'каз.', 'Kazakh'],
  ru: ['орыс.', 'рус.', 'Russian'],
  en: ['ағылш.', 'англ.', 'English'],
};

/** The three columns of a text in three languages. */
export function trilingual(name: string, heading: Words, path = camelCase(name)): ColumnPlan[] {
  return languages.map((language) => {
    const words = heading.map((word, index) => `${word} (${languageWords[language][index]})`) as Words;
    return column(`${name}_${language}`, words, text, `${path}.${language}`);
  });
}

export const sameAs = column('same_as', ['Басқа жинақтарда', 'В других собраниях', 'Same as'], sameAsList);
export const id = required(column('id', ['Белгі', 'Обозначение', 'ID'], word));
export const consulted: ColumnPlan = {
  ...required(column('consulted', ['Қалай қаралды', 'Как просмотрен', 'How it was consulted'], word)),
  formerHeadings: ['Қалай көрілді', 'Как видели', 'Consulted'],
};
