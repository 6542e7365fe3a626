import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../db/model/api/error.ts';
import * as vocabulary from '../../../db/model/vocabulary.ts';
import en from '../../../locales/visitor/en.json';
import kk from '../../../locales/visitor/kk.json';
import ru from '../../../locales/visitor/ru.json';

const locales: Record<vocabulary.Language, Record<string, string>> = { kk, ru, en };
const plural = /_(zero|one|two|few|many|other)$/;
const stem = (key: string): string => key.replace(plural, '');
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

describe('the three locales', () => {
  const stems = (language: vocabulary.Language) => [...new Set(Object.keys(locales[language]).map(stem))].sort();

  test('have the same keys', () => {
    expect(stems('ru')).toEqual(stems('kk'));
    expect(stems('en')).toEqual(stems('kk'));
  });

  test.each(vocabulary.languages)('%s has every plural form of its language, and no other', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = Object.keys(locales[language]).filter((key) => plural.test(key));
    for (const key of new Set(counted.map(stem))) {
      const present = counted.filter((other) => stem(other) === key).map((other) => other.slice(key.length + 1));
      expect([key, present.sort()]).toEqual([key, [...forms].sort()]);
    }
  });

  test('name nothing that another does not name', () => {
    const namesOf = (language: vocabulary.Language, key: string) =>
      new Set(
        Object.entries(locales[language])
          .filter(([other]) => stem(other) === key)
          .flatMap(([, text]) => placeholders(text)),
      );
    /** Cases of one number or date: each language takes the form that its grammar asks for. */
    const formsOf: Record<string, string> = { from: 'number', to: 'number', genitive: 'date' };
    const meant = (names: Set<string>) => [...new Set([...names].map((name) => formsOf[name] ?? name))].sort();
    for (const key of stems('kk')) {
      if (key.startsWith('source.whoSaysSo')) continue; // one source is not counted
      expect([key, meant(namesOf('ru', key))]).toEqual([key, meant(namesOf('kk', key))]);
      expect([key, meant(namesOf('en', key))]).toEqual([key, meant(namesOf('kk', key))]);
    }
  });

  test('leave no word empty', () => {
    for (const locale of Object.values(locales))
      for (const text of Object.values(locale)) expect(text.trim()).not.toBe('');
  });
});

/** `tsc -b` does not look again at what only a locale took away; this does. */
test('every key that a component names is there', () => {
  const sources = import.meta.glob<string>(['../../**/*.{ts,tsx}', '!../../**/*.test.{ts,tsx}', '!../../curator/**'], {
    query: '?raw',
    import: 'default',
    eager: true,
  });
  const known = new Set(Object.keys(kk).map(stem));
  const groups = new Set(Object.keys(kk).map((key) => key.split('.')[0]));
  for (const [file, source] of Object.entries(sources)) {
    for (const [, key = ''] of source.matchAll(/'([a-z][A-Za-z]*\.[A-Za-z.-]+)'/g)) {
      if (groups.has(key.split('.')[0])) expect([file, key, known.has(key)]).toEqual([file, key, true]);
    }
  }
});

describe('every fixed word of the model', () => {
  test.each([
    ['kind', vocabulary.figureKinds],
    ['property', vocabulary.properties],
    ['campType', vocabulary.campTypes],
    ['precision', vocabulary.placePrecisions],
    ['lineage', vocabulary.lineageKinds],
    ['textKind', vocabulary.textKinds],
    ['sourceKind', vocabulary.sourceKinds],
    ['consulted', vocabulary.consultations],
  ])('%s has a label for each value', (prefix, values) => {
    for (const word of values) expect(Object.keys(kk)).toContain(`${prefix}.${word}`);
  });

  test('no error has a text for visitors', () => {
    for (const code of errorCodes) expect(Object.keys(kk)).not.toContain(`error.${code}`);
  });
});
