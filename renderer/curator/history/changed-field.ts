import type { FieldChange } from '../../../db/model/api/records.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';

export type FieldPath = (string | number)[];

/** One changed field; the three languages of a text are one field. */
export interface ChangedField {
  /** Without the language. */
  path: FieldPath;
  changes: { language: Language | null; from: unknown; to: unknown }[];
}

/** The changes of a revision by field, in their order. A trilingual text that came or went whole is taken apart. */
export function changedFields(changes: FieldChange[]): ChangedField[] {
  const fields = new Map<string, ChangedField>();
  for (const { path, language, from, to } of changes.flatMap(byLanguage)) {
    const key = JSON.stringify(path);
    const field = fields.get(key) ?? { path, changes: [] };
    field.changes.push({ language, from, to });
    fields.set(key, field);
  }
  return [...fields.values()].map(inOrder);
}

interface LanguageChange {
  path: FieldPath;
  language: Language | null;
  from: unknown;
  to: unknown;
}

function byLanguage({ path, from, to }: FieldChange): LanguageChange[] {
  const last = path.at(-1);
  if (isLanguage(last) && path.length > 1) return [{ path: path.slice(0, -1), language: last, from, to }];
  if (!isTrilingual(from) && !isTrilingual(to)) return [{ path, language: null, from, to }];
  return languages
    .map((language) => ({ path, language, from: textOf(from, language), to: textOf(to, language) }))
    .filter((change) => change.from !== change.to);
}

const textOf = (value: unknown, language: Language): unknown =>
  isTrilingual(value) ? (value[language] ?? null) : null;

const inOrder = (field: ChangedField): ChangedField => ({
  path: field.path,
  changes: field.changes.toSorted((a, b) => rank(a.language) - rank(b.language)),
});

const rank = (language: Language | null): number => (language === null ? -1 : languages.indexOf(language));

const isLanguage = (part: unknown): part is Language => languages.some((language) => language === part);

export type TrilingualDraft = Partial<Record<Language, string>>;

/** Whether a value is a text in the three languages, complete or not. */
export function isTrilingual(value: unknown): value is TrilingualDraft {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every(isLanguage);
}

/** The field that a path belongs to, whatever its place in a list: for filtering the history by field. */
export const fieldName = (path: FieldPath): string => {
  const first = path[0];
  return first === undefined ? '' : String(first);
};
