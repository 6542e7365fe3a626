import type { RecordSummary } from '../../../db/model/record/workshop.ts';
import { recordHref } from '../state/route.ts';
import { inLanguage, t } from '../state/words.ts';
import styles from './DuplicateList.module.css';

/** Records that are called nearly the same: perhaps the one that is being written is there already. */
export function DuplicateList({ records }: { records: readonly RecordSummary[] }) {
  if (records.length === 0) return null;
  return (
    <div class={styles.alike} role="status">
      <p>{t('duplicates.lead', { count: records.length })}</p>
      <ul>
        {records.slice(0, 5).map((record) => (
          <li key={record.id}>
            <a class={styles.link} href={recordHref(record.kind, record.id)}>
              {inLanguage(record.title) || record.id}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
