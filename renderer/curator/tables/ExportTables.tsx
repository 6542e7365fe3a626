import { Download } from 'lucide';
import { tableNames } from '../../../db/model/record/workshop.ts';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { language, t } from '../state/words.ts';
import styles from './ExportTables.module.css';

const formats = ['csv', 'xlsx'] as const;

/** Every table as a file that can be brought in again without a difference. */
export function ExportTables() {
  return (
    <section class={styles.export} aria-labelledby="export-title">
      <div>
        <h2 id="export-title" class={styles.title}>
          {t('tables.export')}
        </h2>
        <p class={styles.lead}>{t('tables.exportLead')}</p>
      </div>
      <ul class={styles.tables}>
        {tableNames.map((table) => (
          <li key={table} class={styles.table}>
            <span class={styles.name}>{t(`tables.name.${table}`)}</span>
            {formats.map((format) => (
              <ButtonLink
                key={format}
                href={`api/workshop/tables/${table}?format=${format}&lang=${language.value}`}
                icon={Download}
                download
              >
                <span class="unseen">{t('tables.exportOf', { table: t(`tables.name.${table}`), format: '' })}</span>
                {format.toUpperCase()}
              </ButtonLink>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
