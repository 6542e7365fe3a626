import type { RecordKind } from '../../../db/model/record/workshop.ts';
import type { Field } from '../kinds/field.ts';
import { kindForms } from '../kinds/kinds.ts';
import { hasWord, t } from '../state/words.ts';
import type { FieldPath } from './changed-field.ts';

/** What the fields of one kind of record are called, as its form calls them. */
export interface Naming {
  label(path: FieldPath): string;
  /** The word of a fixed choice; null where the value is no such word. */
  option(path: FieldPath, value: string): string | null;
  isDate(path: FieldPath): boolean;
}

export function namingOf(kind: RecordKind): Naming {
  const fields = kindForms[kind].sections.flatMap((section) => section.fields);
  return {
    label: (path) => labelOf(fieldAt(fields, path), lastName(path)),
    option: (path, value) => optionOf(fieldAt(fields, path), lastName(path), value),
    isDate: (path) => fieldAt(fields, path)?.form === 'date' || lastName(path) === 'date',
  };
}

/** The field that a path ends at; null where it ends within a field, such as in a citation. */
function fieldAt(fields: readonly Field[], path: FieldPath): Field | null {
  const [name, ...rest] = path.filter((part) => typeof part === 'string');
  const field = fields.find((each) => each.name === name) ?? null;
  if (rest.length === 0 || field === null) return field;
  if (field.form === 'list') return fieldAt(field.item, rest);
  return field.form === 'group' ? fieldAt(field.fields, rest) : null;
}

function labelOf(field: Field | null, name: string): string {
  const key = field?.label ?? `field.${name}`;
  return hasWord(key) ? t(key) : name;
}

function optionOf(field: Field | null, name: string, value: string): string | null {
  if (field?.form === 'choice') return field.options.includes(value) ? field.word(value) : null;
  const key = `${name}.${value}`;
  return hasWord(key) ? t(key) : null;
}

const lastName = (path: FieldPath): string => String(path.findLast((part) => typeof part === 'string') ?? '');
