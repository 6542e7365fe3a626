import { useMemo } from 'preact/hooks';
import type { RecordKey, RecordKind } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { useWorkshop } from '../app/context.ts';
import { hasKey, inLanguage, t } from '../app/i18n.ts';
import { type Field, labelOf } from '../kinds/field.ts';
import { fieldAt } from '../kinds/find.ts';
import { kindForms } from '../kinds/kinds.ts';
import type { FieldPath } from './changed-field.ts';

/** The labels of the fields of one kind of record, as its form shows them. */
export interface FieldNames {
  label(path: FieldPath): string;
  /** The text of a fixed choice, or the title of a referenced record; null for any other value. */
  option(path: FieldPath, value: string): string | null;
  isDate(path: FieldPath): boolean;
  /** Whether the field holds text, in which single words can differ. */
  isText(path: FieldPath): boolean;
}

/** @param titleOf the title of another record; null where it is not known */
function fieldNamesOf(kind: RecordKind, titleOf: (key: RecordKey) => string | null): FieldNames {
  const fields = kindForms[kind].sections.flatMap((section) => section.fields);
  return {
    label: (path) => labelOf(at(fields, path) ?? { name: lastName(path) }),
    option: (path, value) => {
      const field = at(fields, path);
      const other = pointedKind(field, path, value);
      return other ? titleOf({ kind: other, id: value }) : optionOf(field, lastName(path), value);
    },
    isText: (path) => isTextField(at(fields, path), path),
    isDate: (path) => at(fields, path)?.form === 'date' || lastName(path) === 'date',
  };
}

const at = (fields: readonly Field[], path: FieldPath): Field | null =>
  fieldAt(
    fields,
    path.filter((part) => typeof part === 'string'),
  );

function isTextField(field: Field | null, path: FieldPath): boolean {
  if (field) return field.form === 'line' || field.form === 'lines' || field.form === 'words';
  return languages.some((language) => language === path.at(-1)) || quoted.includes(String(path.at(-1)));
}

/** The text fields of a citation. */
const quoted = ['locator', 'asPrinted', 'fragment', 'reading', 'readWhole'];

/** The kind of record that a field references; null without one. */
function pointedKind(field: Field | null, path: FieldPath, value: string): RecordKind | null {
  if (field?.form === 'choice') return field.options.includes(value) ? null : (field.more ?? null);
  if (field?.form === 'reference' || field?.form === 'references') return field.kind;
  return field === null && path.at(-1) === 'source' ? 'source' : null;
}

function optionOf(field: Field | null, name: string, value: string): string | null {
  if (field?.form === 'choice') return field.options.includes(value) ? field.text(value) : null;
  const key = `${name}.${value}`;
  return hasKey(key) ? t(key) : null;
}

const lastName = (path: FieldPath): string => String(path.findLast((part) => typeof part === 'string') ?? '');

/** Labels of a kind's fields and titles of the records they reference, as they are loaded. */
export function useFieldNames(kind: RecordKind): FieldNames {
  const { names } = useWorkshop();
  return useMemo(() => fieldNamesOf(kind, (key) => inLanguage(names.of(key).value?.title) || null), [kind, names]);
}
