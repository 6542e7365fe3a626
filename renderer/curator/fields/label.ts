import { hasWord, type Key, t } from '../app/i18n.ts';
import type { Field } from '../kinds/field.ts';

/** The name of a field in the workshop's language. */
export function labelOf(field: Pick<Field, 'name' | 'label'>): string {
  if (field.label) return t(field.label);
  return labelOfName(field.name);
}

/** The name of a key of a record, where no field describes it. */
export function labelOfName(name: string): string {
  const key = `field.${name}`;
  return hasWord(key) ? t(key as Key) : name;
}
