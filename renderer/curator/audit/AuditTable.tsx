import { useMemo } from 'preact/hooks';
import { RecordName } from '../fields/RecordName.tsx';
import { whenWords } from '../history/when.ts';
import { t } from '../state/words.ts';
import styles from './AuditTable.module.css';
import { type AuditChoice, type AuditEntry, matches } from './audit-entry.ts';
import { actionWords, detailWords, nameWords, recordOf, subjectWords } from './auditWords.ts';

/** The entries that answer the choice, newest first. */
export function AuditTable({ entries, choice }: { entries: AuditEntry[]; choice: AuditChoice }) {
  const shown = useMemo(() => entries.filter((entry) => matches(entry, choice)), [entries, choice]);
  if (shown.length === 0) return <p>{t('audit.none')}</p>;
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.person')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.subject')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr key={entry.number} data-action={entry.action}>
            <td class={styles.when}>
              <time dateTime={entry.at}>{whenWords(entry.at)}</time>
            </td>
            <td>{nameWords(entry)}</td>
            <td class={styles.action}>{actionWords(entry.action)}</td>
            <td>
              <Subject entry={entry} />
              {detailWords(entry).map((words) => (
                <p key={words} class={styles.detail}>
                  {words}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const record = recordOf(entry);
  return record ? <RecordName recordKey={record} /> : <p class={styles.subject}>{subjectWords(entry)}</p>;
}
