import type { RecordKind } from '../../../db/model/api/records.ts';
import type { PreviewedRecord } from '../../../db/model/api/selection.ts';
import { t } from '../app/i18n.ts';
import { summaryName } from '../app/summary-name.ts';
import { changedFields } from '../history/changed-field.ts';
import { FieldHistory } from '../history/FieldHistory.tsx';
import { useFieldNames } from '../history/naming.ts';
import styles from './Records.module.css';

interface PreviewedChangesProps {
  kind: RecordKind;
  /** The first of the records that change. */
  first: readonly PreviewedRecord[];
  count: number;
}

/** What changes, record by record and cell by cell. */
export function PreviewedChanges({ kind, first, count }: PreviewedChangesProps) {
  const names = useFieldNames(kind);
  if (first.length === 0) return null;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section class={styles.previewed} aria-label={t('many.previewTitle', { count })} tabIndex={0}>
        <ul>
          {first.map((record) => (
            <li key={record.id} class={styles.previewedOne}>
              <h3>{summaryName(record)}</h3>
              <dl>
                {changedFields(record.changes).map((field) => (
                  <FieldHistory key={JSON.stringify(field.path)} names={names} field={field} />
                ))}
              </dl>
            </li>
          ))}
        </ul>
      </section>
      {count > first.length && <p>{t('many.more', { count: count - first.length })}</p>}
    </>
  );
}
