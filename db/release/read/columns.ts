import type { DateValue } from '../../model/api/date.ts';
import type { Language } from '../../model/vocabulary.ts';

/** Columns of one language under their plain names: `camp.name` in Kazakh is `camp.name_kk AS name`. */
export function inLanguage(language: Language, ...columns: string[]): string {
  return columns.map((column) => `${column}_${language} AS ${column.slice(column.indexOf('.') + 1)}`).join(', ');
}

/** A date as the builder stored it; it was parsed and checked when the release was built. */
export function dateOf(json: string): DateValue;
export function dateOf(json: string | null): DateValue | null;
export function dateOf(json: string | null): DateValue | null {
  if (json === null) return null;
  const known = parsedDates.get(json);
  if (known !== undefined) return known;
  const date = JSON.parse(json) as DateValue;
  if (parsedDates.size >= maxParsedDates) parsedDates.clear();
  parsedDates.set(json, date);
  return date;
}

/** The same days and years come back in many claims; parsing them took a fifth of an answer. */
const parsedDates = new Map<string, DateValue>();
const maxParsedDates = 5000;

/** Groups items by the key that `keyOf` returns, in their original order. */
export function groupBy<Item, Value>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
  toValue: (item: Item) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(toValue(item));
    else groups.set(key, [toValue(item)]);
  }
  return groups;
}

/** The records of `ids` in that order. @throws if one is missing, which the builder rules out. */
export function inOrder<Row>(ids: readonly string[], rows: ReadonlyMap<string, Row>): Row[] {
  return ids.map((id) => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`the release has no entry "${id}"`);
    return row;
  });
}
