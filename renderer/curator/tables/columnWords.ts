import type { TablePreview } from '../../../db/model/record/workshop.ts';
import { language, t } from '../state/words.ts';

type Column = TablePreview['columns'][number];

/** What a column of the workshop is called; a further member of a numbered group by its name in files. */
export const columnName = ({ heading, name }: Column): string => heading?.[language.value] ?? name;

/** The same, with its name in files beside it and whether it has to be there. */
export function columnWords(column: Column): string {
  const words = column.heading ? `${columnName(column)} · ${column.name}` : column.name;
  return column.required ? `${words} (${t('tables.required')})` : words;
}
