import type { RecordKey } from '../../../db/model/api/records.ts';
import { useWorkshop } from '../app/context.ts';
import { recordHref } from '../app/route.ts';
import { summaryName } from '../app/summary-name.ts';
import styles from './Records.module.css';

/** What a record is called. */
export function RecordName({ recordKey }: { recordKey: RecordKey }) {
  const { names } = useWorkshop();
  const summary = names.of(recordKey).value;
  return (
    <a class={styles.name} href={recordHref(recordKey.kind, recordKey.id)}>
      {summary ? summaryName(summary) : recordKey.id}
    </a>
  );
}
