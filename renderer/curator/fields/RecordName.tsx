import type { RecordKey } from '../../../db/model/record/workshop.ts';
import { recordHref } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { inLanguage } from '../state/words.ts';
import styles from './RecordName.module.css';

/** What a record is called. */
export function RecordName({ recordKey }: { recordKey: RecordKey }) {
  const { names } = useWorkshop();
  const summary = names.of(recordKey).value;
  return (
    <a class={styles.name} href={recordHref(recordKey.kind, recordKey.id)}>
      {inLanguage(summary?.title) || recordKey.id}
    </a>
  );
}
