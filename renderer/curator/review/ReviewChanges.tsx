import type { ReviewItem } from '../../../db/model/record/publish.ts';
import { changedFields } from '../history/changed-field.ts';
import { FieldHistory } from '../history/FieldHistory.tsx';
import { useNaming } from '../history/useNaming.ts';
import { t } from '../state/words.ts';
import styles from './ReviewChanges.module.css';

/** So many fields are read at a glance; more of them are folded. */
const mostAtOnce = 6;

/** What visitors see now and what they would see, field by field. */
export function ReviewChanges({ item }: { item: ReviewItem }) {
  const names = useNaming(item.kind);
  if (item.state === 'withdrawn') return <p class={styles.note}>{t('review.taken')}</p>;
  const fields = changedFields(item.changes);
  if (fields.length === 0) return <p class={styles.note}>{t('review.same')}</p>;
  const isNew = item.changes.every(({ from }) => from === null);
  const list = (shown: typeof fields) => (
    <dl>
      {shown.map((field) => (
        <FieldHistory key={JSON.stringify(field.path)} names={names} field={field} />
      ))}
    </dl>
  );
  return (
    <div class={styles.changes}>
      {isNew && <p class={styles.note}>{t('review.isNew')}</p>}
      {list(fields.slice(0, mostAtOnce))}
      {fields.length > mostAtOnce && (
        <details>
          <summary>{t('review.moreFields', { count: fields.length - mostAtOnce })}</summary>
          {list(fields.slice(mostAtOnce))}
        </details>
      )}
    </div>
  );
}
