import { parseDate } from '../../../db/model/entry/date.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { formatAmount, formatNumber } from '../../shared/format/amount.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t, translateIn, visitorText } from '../app/i18n.ts';
import { type FieldPath, isTrilingual, type TrilingualDraft } from './changed-field.ts';
import type { FieldNames } from './naming.ts';

/** One line of a readable value. `depth`: nesting within other values. */
export interface ReadableLine {
  depth: number;
  /** Name of the field; null where the line belongs to the field above. */
  label: string | null;
  text: string;
  /** The language that the text is written in, where it is one of the three. */
  lang: Language | null;
}

/** Whether a value fits one line, so that old and new are shown side by side. */
export function isOneLine(value: unknown): boolean {
  return typeof value !== 'object' || value === null || isRange(value) || isPoint(value) || isListOfScalars(value);
}

/** Any value in one line; only for values that `isOneLine`. */
export function oneLine(names: FieldNames, value: unknown, path: FieldPath): string {
  if (isRange(value)) return rangeText(value);
  if (isPoint(value))
    return `${formatNumber(value.lat, language.value)}° · ${formatNumber(value.lon, language.value)}°`;
  if (!Array.isArray(value)) return scalarText(names, value, path);
  return value.map((item) => scalarText(names, item, path)).join(', ') || t('history.nothing');
}

/** The text of a single value: a date, an amount, a vocabulary entry, or the text itself. */
function scalarText(names: FieldNames, value: unknown, path: FieldPath): string {
  if (value === null || value === undefined || value === '') return t('history.nothing');
  if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no');
  if (typeof value === 'number') return formatNumber(value, language.value);
  if (typeof value !== 'string') return JSON.stringify(value);
  const date = names.isDate(path) ? parseDate(value) : null;
  if (date) return formatDate(date, visitorText);
  return names.option(path, value) ?? value;
}

/** A value of any shape, line by line. */
export function readableLines(names: FieldNames, value: unknown, path: FieldPath, depth = 0): ReadableLine[] {
  if (isOneLine(value)) return [{ depth, label: null, text: oneLine(names, value, path), lang: null }];
  if (isTrilingual(value)) return trilingualLines(value, depth);
  if (Array.isArray(value)) return value.flatMap((item, index) => itemLines(names, item, [...path, index], depth));
  return Object.entries(value as object).flatMap(([name, inner]) => namedLines(names, inner, [...path, name], depth));
}

function trilingualLines(value: TrilingualDraft, depth: number): ReadableLine[] {
  return languages
    .filter((each) => value[each] !== undefined)
    .map((each) => ({ depth, label: languageLabel(each), text: value[each] ?? '', lang: each }));
}

function itemLines(names: FieldNames, item: unknown, path: FieldPath, depth: number): ReadableLine[] {
  const number = Number(path.at(-1)) + 1;
  const head = { depth, label: null, text: t('history.item', { number }), lang: null };
  return [head, ...readableLines(names, item, path, depth + 1)];
}

function namedLines(names: FieldNames, value: unknown, path: FieldPath, depth: number): ReadableLine[] {
  const label = names.label(path);
  if (isOneLine(value)) return [{ depth, label, text: oneLine(names, value, path), lang: null }];
  return [{ depth, label, text: '', lang: null }, ...readableLines(names, value, path, depth + 1)];
}

/** The label of a path: «Орналасқан жерлері › 1-жол › Ескерту». */
export function pathLabel(names: FieldNames, path: FieldPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return t('history.item', { number: part + 1 });
      return isLanguage(part) ? languageLabel(part) : names.label(path.slice(0, index + 1));
    })
    .join(' › ');
}

/** «Қаз», «Рус», «Eng». */
export const languageLabel = (of: Language): string => translateIn(of)('language.short');

const isLanguage = (part: string): part is Language => languages.some((each) => each === part);

const isListOfScalars = (value: object): boolean =>
  Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null);

function isRange(value: unknown): value is { min?: number; max?: number } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'min' || key === 'max');
}

function isPoint(value: unknown): value is { lat: number; lon: number } {
  if (typeof value !== 'object' || value === null) return false;
  return 'lat' in value && 'lon' in value && typeof value.lat === 'number' && typeof value.lon === 'number';
}

function rangeText({ min = null, max = null }: { min?: number | null; max?: number | null }): string {
  return formatAmount({ min, max }, 'exact', language.value, visitorText);
}
