import { useId } from 'preact/hooks';
import { tableNames } from '../../../db/model/api/tables.ts';
import { t } from '../app/i18n.ts';
import { FileDrop } from '../ui/FileDrop.tsx';
import styles from './Tables.module.css';
import type { Wizard } from './use-table-import.ts';

/** The kind of table and the file. */
export function FileStep({ wizard: { state, ...actions } }: { wizard: Wizard }) {
  const name = useId();
  return (
    <div class={styles.step}>
      <h3 class={styles.title} tabIndex={-1}>
        {t('tables.which')}
      </h3>
      <div class={styles.tables} role="radiogroup" aria-label={t('tables.which')}>
        {tableNames.map((table) => (
          <label key={table} class={styles.fileStepTable} data-chosen={state.table === table}>
            <input
              type="radio"
              name={name}
              checked={state.table === table}
              onChange={() => actions.chooseTable(table)}
            />
            <span>
              <span class={styles.fileStepName}>{t(`tables.name.${table}`)}</span>
              <span class={styles.about}>{t(`tables.about.${table}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <FileDrop
        accept=".csv,.tsv,.txt,.xlsx,.json,.ris,.bib,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        drop={t('tables.drop')}
        choose={t('tables.choose')}
        hint={t('tables.kinds')}
        busy={state.isReading ? t('tables.reading') : null}
        onFiles={([file]) => file && void actions.uploadFile(file)}
      />
      <p class="quiet">{t('tables.template')}</p>
    </div>
  );
}
