import { t } from '../app/i18n.ts';
import input from '../ui/Field.module.css';
import styles from './TableGrids.module.css';
import step from './Tables.module.css';

export interface MappedColumn {
  /** As the file has it. */
  header: string;
  /** What is chosen; null: nothing. */
  field: string | null;
  options: readonly (readonly [field: string, label: string])[];
}

interface ColumnMappingProps {
  columns: readonly MappedColumn[];
  sample: readonly string[][];
  /** What the last column of the grid says: which field a column goes to. */
  means: string;
  /** The choice of no field. */
  none: string;
  onMap(index: number, field: string | null): void;
}

/** Each column of a file with examples of its values, and the field it is mapped to. */
export function ColumnMapping({ columns, sample, means, none, onMap }: ColumnMappingProps) {
  return (
    <div class={step.scroll}>
      <table class={`${step.table} ${styles.mapping}`}>
        <caption class="unseen">{t('tables.mapping')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tables.inFile')}</th>
            <th scope="col">{t('tables.examples')}</th>
            <th scope="col">{means}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map(({ header, field, options }, index) => (
            <tr key={`${index} ${header}`} data-left-out={field === null}>
              <th scope="row" class={styles.header}>
                {headerLabel(header, index)}
              </th>
              <td class={styles.examples}>{examplesOf(sample, index)}</td>
              <td class={styles.field}>
                <select
                  class={input.input}
                  aria-label={`${headerLabel(header, index)}: ${means}`}
                  value={field ?? ''}
                  onChange={({ currentTarget }) => onMap(index, currentTarget.value || null)}
                >
                  <option value="">{none}</option>
                  {options.map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
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

/** The first few values that a column really holds. */
const examplesOf = (sample: readonly string[][], index: number): string =>
  [...new Set(sample.map((row) => (row[index] ?? '').trim()).filter((value) => value !== ''))].slice(0, 3).join(' · ');
