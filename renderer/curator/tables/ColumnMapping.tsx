import type { TablePreview } from '../../../db/model/record/workshop.ts';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import styles from './ColumnMapping.module.css';
import { columnWords } from './columnWords.ts';
import step from './Step.module.css';

interface ColumnMappingProps {
  preview: TablePreview;
  onMap(mapping: (string | null)[]): void;
}

/** Each column of the file with what stands in it, and the field that it goes to. */
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
                {headerWords(header, index)}
              </th>
              <td class={styles.examples}>{examplesOf(sample, index)}</td>
              <td class={styles.field}>
                <select
                  class={input.input}
                  aria-label={`${headerWords(header, index)}: ${t('tables.goesTo')}`}
                  value={mapping[index] ?? ''}
                  onChange={({ currentTarget }) => onMap(mapping.with(index, currentTarget.value || null))}
                >
                  <option value="">{t('tables.leftOut')}</option>
                  {optionsFor(columns, mapping[index] ?? null).map((column) => (
                    <option key={column.name} value={column.name}>
                      {columnWords(column)}
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

export const headerWords = (header: string, index: number): string =>
  header.trim() || t('tables.noHeading', { number: index + 1 });

/** The columns to choose among; a further member of a numbered group stands with them where it was found. */
const optionsFor = (columns: TablePreview['columns'], chosen: string | null): TablePreview['columns'] =>
  chosen === null || columns.some(({ name }) => name === chosen)
    ? columns
    : [...columns, { name: chosen, required: false }];

/** The first few values that a column really holds. */
const examplesOf = (sample: string[][], index: number): string =>
  [...new Set(sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== ''))].slice(0, 3).join(' · ');
