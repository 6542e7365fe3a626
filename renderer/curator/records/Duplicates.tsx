import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { useForm, useValue } from '../form/context.ts';
import { valueAt } from '../form/path.ts';
import styles from './Records.module.css';

interface DuplicatesProps {
  /** The field that names the record. */
  title: string;
  onChoose?(record: RecordSummary): void;
}

/** Warns while a title is typed, in any language, that another record has a similar one. */
export function Duplicates({ title, onChoose }: DuplicatesProps) {
  const { form, recordKey } = useForm();
  const [value] = useValue([title]);
  // The title that the record was opened with needs no warning.
  const isChanged = form.changes.value > 0;
  const titleIn = (language: Language): string => (isChanged ? String(valueAt(value, [language]) ?? '') : '');
  const found = languages.flatMap((language) => useDuplicates(recordKey.kind, titleIn(language), recordKey.id));
  const records = [...new Map(found.map((record) => [record.id, record])).values()];
  return <DuplicateList records={records} onChoose={onChoose} />;
}

const typingPauseMs = 350;
const minTitleLength = 3;

/** Records with a similar title, loaded at a pause in typing. */
export function useDuplicates(kind: RecordKind, title: string, ownId?: string): RecordSummary[] {
  const { api } = useWorkshop();
  const duplicates = useSignal<RecordSummary[]>([]);
  useEffect(() => {
    if (title.trim().length < minTitleLength) {
      duplicates.value = [];
      return;
    }
    const timer = setTimeout(() => {
      api.duplicates(kind, title).then(
        (found) => (duplicates.value = found.filter(({ id }) => id !== ownId)),
        () => {},
      );
    }, typingPauseMs);
    return () => clearTimeout(timer);
  }, [api, kind, title, ownId]);
  return duplicates.value;
}

const maxListed = 5;

interface DuplicateListProps {
  records: readonly RecordSummary[];
  /** Uses a listed record instead of a new one; absent: they are links. */
  onChoose?: ((record: RecordSummary) => void) | undefined;
}

export function DuplicateList({ records, onChoose }: DuplicateListProps) {
  if (records.length === 0) return null;
  return (
    <div class={styles.duplicates} role="status">
      <p>{t('duplicates.lead', { count: records.length })}</p>
      {onChoose && <p>{t('duplicates.choose')}</p>}
      <ul>
        {records.slice(0, maxListed).map((record) => (
          <li key={record.id}>
            {onChoose ? (
              <button type="button" class={styles.duplicate} onClick={() => onChoose(record)}>
                {inLanguage(record.title) || record.id}
              </button>
            ) : (
              <a class={styles.duplicate} href={recordHref(record.kind, record.id)}>
                {inLanguage(record.title) || record.id}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
