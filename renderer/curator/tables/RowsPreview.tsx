import type { TablePreview } from '../../../db/model/record/workshop.ts';
import { t } from '../state/words.ts';
import { columnName } from './columnWords.ts';
import styles from './RowsPreview.module.css';
import step from './Step.module.css';

const shownRows = 5;
/** What is wider than the screen is scrolled by the arrow keys too. */
const scrolledByKeys = { tabIndex: 0 };

/** The first rows under the fields that they will go to. */
export function RowsPreview({ preview: { mapping, sample, headers, columns } }: { preview: TablePreview }) {
  const taken = headers.flatMap((_, index) => {
    const field = mapping[index];
    return field ? [{ index, field }] : [];
  });
  if (taken.length === 0) return null;
  return (
    <figure class={styles.preview}>
      <figcaption class="quiet">{t('tables.preview')}</figcaption>
      <section class={step.scroll} aria-label={t('tables.preview')} {...scrolledByKeys}>
        <table class={step.table}>
          <thead>
            <tr>
              <th scope="col">{t('tables.row')}</th>
              {taken.map(({ field }) => (
                <th key={field} scope="col">
                  {columnName(columns.find(({ name }) => name === field) ?? { name: field, required: false })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, shownRows).map((row, number) => (
              <tr key={`${number} ${row[0]}`}>
                <th scope="row" class={styles.number}>
                  {number + 1}
                </th>
                {taken.map(({ field, index }) => (
                  <td key={field} class={styles.cell}>
                    {row[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}
