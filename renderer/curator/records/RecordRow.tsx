import type { RecordSummary } from '../../../db/model/api/records.ts';
import { instantText } from '../app/date-text.ts';
import { type Key, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { ownName, summaryName } from '../app/summary-name.ts';
import styles from './Records.module.css';

interface RecordRowProps {
  record: RecordSummary;
  /** Without who changed it and when. */
  brief?: boolean;
  /** Beneath the record that it speaks of. */
  within?: boolean;
}

/** One record in a list: its title, state, problems and drafts. */
export function RecordRow({ record, brief, within }: RecordRowProps) {
  const { kind, id, state, problems, drafts, changedAt, changedBy } = record;
  return (
    <li class={brief ? undefined : styles.item}>
      <a class={`${styles.row} ${brief ? styles.brief : ''}`} href={recordHref(kind, id)}>
        <span class={styles.title}>{within ? ownName(record) : summaryName(record)}</span>
        <span class={styles.kind}>{t(`kind.${kind}` as Key)}</span>
        <span class={styles.marks}>
          {problems > 0 && <span class={styles.problems}>{t('record.problems', { count: problems })}</span>}
          {drafts.length > 0 && <span>{t('record.hasDraft')}</span>}
          {!brief && <span>{t(`state.${state}`)}</span>}
        </span>
        {!brief && <span class={styles.changed}>{changedAt ? `${instantText(changedAt)} · ${changedBy}` : ''}</span>}
      </a>
    </li>
  );
}
