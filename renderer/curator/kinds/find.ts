import type { RecordKind } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { translateIn } from '../app/i18n.ts';
import type { Path } from '../form/path.ts';
import { type Field, labelOf } from './field.ts';
import { kindForms } from './kinds.ts';

/** What a short form asks of a new record; the rest can be written later. */
export function briefFields(kind: RecordKind): Field[] {
  const { brief, sections } = kindForms[kind];
  const fields = sections.flatMap((section) => section.fields);
  if (brief) return fields.filter(({ name }) => brief.includes(name));
  return (sections[0]?.fields ?? []).filter((field) => !('optional' in field && field.optional));
}

/** What the last step of a path is called in the form of a kind; null where no field is called so. */
export function fieldNamed(kind: RecordKind, path: Path): string | null {
  const last = path.at(-1);
  const language = languages.find((each) => each === last);
  if (language && path.length > 1) return translateIn(language)('language.short');
  const field = fieldAt(
    kindForms[kind].sections.flatMap(({ fields }) => fields),
    path.filter((step) => typeof step === 'string'),
  );
  return field ? labelOf(field) : null;
}

/** The field that a path of names leads to; null where it leads into a field, such as a citation. */
export function fieldAt(fields: readonly Field[], [name, ...rest]: readonly string[]): Field | null {
  const field = fields.find((each) => each.name === name);
  if (!field || rest.length === 0) return field ?? null;
  if (field.form === 'list' || field.form === 'scenes') return fieldAt(field.item, rest);
  if (field.form === 'group') return fieldAt(field.fields, rest);
  return null;
}
