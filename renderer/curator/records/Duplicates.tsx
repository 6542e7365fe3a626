import type { RecordSummary } from '../../../db/model/api/workshop.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { useForm, useValue } from '../form/context.ts';
import { valueAt } from '../form/path.ts';
import styles from './NewRecord.module.css';
import { useAlike } from './NewRecord.tsx';

interface DuplicatesProps {
  /** The field that names the record. */
  title: string;
  onChoose?(record: RecordSummary): void;
}

/** Warns while a title is typed, in whatever language, that another record is called nearly the same. */
export function Duplicates({ title, onChoose }: DuplicatesProps) {
  const { form, recordKey } = useForm();
  const [value] = useValue([title]);
  // What the record was called when it was opened is no news.
  const isChanged = form.changes.value > 0;
  const translateIn = (language: Language): string => (isChanged ? String(valueAt(value, [language]) ?? '') : '');
  const found = languages.flatMap((language) => useAlike(recordKey.kind, translateIn(language), recordKey.id));
  const alike = [...new Map(found.map((record) => [record.id, record])).values()];
  return <DuplicateList records={alike} {...(onChoose && { onChoose })} />;
}

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
