import type { TablePreview } from '../../../db/model/record/workshop.ts';
import { language, t } from '../state/words.ts';

type Column = TablePreview['columns'][number];

/** What a column of the workshop is called, with its name in files beside it. */
export function columnWords(column: Column): string {
  const words = column.heading?.[language.value];
  const name = words ? `${words} · ${column.name}` : column.name;
  return column.required ? `${name} (${t('tables.required')})` : name;
}
