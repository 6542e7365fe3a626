import { languages } from '../../model/vocabulary.ts';
import { type Column, columnAt, isGrouped, largestGroup, type TablePlan } from './column.ts';

/** `Source 2:`, `source_2` and `SOURCE  2` are one heading. */
const folded = (heading: string): string =>
  heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\ufeff/, '')
    .replace(/[\s_*:.,()\u00a0-]+/g, ' ')
    .trim();

/**
 * The column that each heading seems to be, by its id or its words in any of the three languages; null where it is
 * none. The second of two alike is left out.
 */
export function mappingOf(plan: TablePlan, headers: readonly string[]): (string | null)[] {
  const names = new Map<string, (number: number) => Column>();
  for (const template of plan.columns) {
    for (const heading of [template.name, ...languages.map((language) => template.heading[language])]) {
      names.set(folded(heading), (number) => columnAt(template, number));
    }
  }
  const taken = new Set<string>();
  return headers.map((header) => {
    const name = columnNamed(names, folded(header))?.name ?? null;
    if (name === null || taken.has(name)) return null;
    taken.add(name);
    return name;
  });
}

function columnNamed(names: ReadonlyMap<string, (number: number) => Column>, header: string): Column | null {
  const number = Number(/\d+/.exec(header)?.[0] ?? 1);
  if (number < 1 || number > largestGroup) return null;
  const numbered = names.get(header.replace(/\d+/, '#')) ?? names.get(`${header} #`);
  return numbered?.(number) ?? null;
}

/** The column of this id. Null where the table has none such. */
export function columnCalled(plan: TablePlan, name: string): Column | null {
  const number = Number(/\d+/.exec(name)?.[0] ?? 1);
  if (number < 1 || number > largestGroup) return null;
  const template = plan.columns.find((one) => one.name === (isGrouped(one) ? name.replace(/\d+/, '#') : name));
  return template === undefined ? null : columnAt(template, number);
}
