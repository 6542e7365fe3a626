import type { RecordSummary } from '../../../db/model/record/workshop.ts';
import { recordHref } from '../state/route.ts';
import { inLanguage, t } from '../state/words.ts';
import styles from './DuplicateList.module.css';

interface DuplicateListProps {
  records: readonly RecordSummary[];
  /** Takes one of them instead of what is being written; absent: they are links. */
  onChoose?(record: RecordSummary): void;
}

/** Records that are called nearly the same: perhaps the one that is being written is there already. */
export function DuplicateList({ records, onChoose }: DuplicateListProps) {
  if (records.length === 0) return null;
  return (
    <div class={styles.alike} role="status">
      <p>{t('duplicates.lead', { count: records.length })}</p>
      {onChoose && <p>{t('duplicates.choose')}</p>}
      <ul>
        {records.slice(0, 5).map((record) => (
          <li key={record.id}>
            {onChoose ? (
              <button type="button" class={styles.link} onClick={() => onChoose(record)}>
                {inLanguage(record.title) || record.id}
              </button>
            ) : (
              <a class={styles.link} href={recordHref(record.kind, record.id)}>
                {inLanguage(record.title) || record.id}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
