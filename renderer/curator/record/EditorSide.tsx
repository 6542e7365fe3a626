import type { WorkshopRecord } from '../../../db/model/record/workshop.ts';
import { Notice } from '../shell/Notice.tsx';
import { t } from '../state/words.ts';
import styles from './EditorSide.module.css';
import type { Editor } from './editor.ts';
import { Preview } from './Preview.tsx';
import { ProblemList } from './ProblemList.tsx';
import { RecordRow } from './RecordRow.tsx';

/** Beside the form: what is missing, how the visitor will see it, and what points here. */
export function EditorSide({ record, editor }: { record: WorkshopRecord; editor: Editor }) {
  // Its own claims stand in the form.
  const own = new Set(record.claims.map(({ id }) => id));
  const users = record.usedBy.filter(({ kind, id }) => !(kind === 'claim' && own.has(id)));
  return (
    <aside class={styles.side} aria-label={t('side.label')}>
      {record.returnedWith && <Notice tone="live">{t('record.returnedWith', { reason: record.returnedWith })}</Notice>}
      <ProblemList problems={editor.problems.value} />
      {record.kind === 'text' && <Preview />}
      {users.length > 0 && (
        <details>
          <summary class={styles.title}>{t('side.usedBy', { count: users.length })}</summary>
          <ul>
            {users.map((user) => (
              <RecordRow key={`${user.kind}/${user.id}`} record={user} brief />
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}
