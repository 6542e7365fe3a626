import type { TablePreview } from '../../../db/model/api/tables.ts';
import { language, t } from '../app/i18n.ts';
import input from '../ui/Field.module.css';
import styles from './TableGrids.module.css';
import step from './Tables.module.css';

interface ColumnMappingProps {
  preview: TablePreview;
  onMap(mapping: (string | null)[]): void;
}

/** Each column of the file with examples of its values, and the field it is mapped to. */
export function ColumnMapping({ preview, onMap }: ColumnMappingProps) {
  const { headers, mapping, columns, sample } = preview;
  return (
    <div class={step.scroll}>
      <table class={`${step.table} ${styles.mapping}`}>
        <caption class="unseen">{t('tables.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tables.inFile')}</th>
            <th scope="col">{t('tables.examples')}</th>
            <th scope="col">{t('tables.goesTo')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map((header, index) => (
            <tr key={`${index} ${header}`} data-left-out={mapping[index] === null}>
              <th scope="row" class={styles.header}>
                {headerLabel(header, index)}
              </th>
              <td class={styles.examples}>{examplesOf(sample, index)}</td>
              <td class={styles.field}>
                <select
                  class={input.input}
                  aria-label={`${headerLabel(header, index)}: ${t('tables.goesTo')}`}
                  value={mapping[index] ?? ''}
                  onChange={({ currentTarget }) => onMap(mapping.with(index, currentTarget.value || null))}
                >
                  <option value="">{t('tables.leftOut')}</option>
                  {optionsFor(columns, mapping[index] ?? null).map((column) => (
                    <option key={column.name} value={column.name}>
                      {columnLabel(column)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const headerLabel = (header: string, index: number): string =>
  header.trim() || t('tables.noHeading', { number: index + 1 });

/** The columns to choose from, with the chosen one if it is a further member of a numbered group. */
const optionsFor = (columns: TablePreview['columns'], chosen: string | null): TablePreview['columns'] =>
  chosen === null || columns.some(({ name }) => name === chosen)
    ? columns
    : [...columns, { name: chosen, required: false }];

/** The first few values that a column really holds. */
const examplesOf = (sample: string[][], index: number): string =>
  [...new Set(sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== ''))].slice(0, 3).join(' · ');

type Column = TablePreview['columns'][number];

/** What a column of the workshop is called; a further member of a numbered group by its name in files. */
export const columnName = ({ heading, name }: Column): string => heading?.[language.value] ?? name;

/** The same, with its name in files beside it and whether it has to be there. */
function columnLabel(column: Column): string {
  const words = column.heading ? `${columnName(column)} · ${column.name}` : column.name;
  return column.required ? `${words} (${t('tables.required')})` : words;
}
