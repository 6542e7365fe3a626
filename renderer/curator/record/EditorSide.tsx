import type { RecordProblem, WorkshopRecord } from '../../../db/model/api/records.ts';
import { t } from '../app/i18n.ts';
import { useForm } from '../form/context.ts';
import { pathKey } from '../form/path.ts';
import { problemText } from '../form/problem-text.ts';
import { labelOfKey } from '../kinds/field.ts';
import { fieldNamed } from '../kinds/find.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import line from '../ui/FieldLine.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Comments } from './Comments.tsx';
import type { Editor } from './editor.ts';
import { LoopPreview } from './LoopPreview.tsx';
import { Preview } from './Preview.tsx';
import styles from './RecordEditor.module.css';
import { goTo } from './undo-keys.ts';

/** Beside the form: problems, comments, preview and the records that reference this one. */
export function EditorSide({ record, editor }: { record: WorkshopRecord; editor: Editor }) {
  // Its own claims are listed in the form.
  const own = new Set(record.claims.map(({ id }) => id));
  const users = record.usedBy.filter(({ kind, id }) => !(kind === 'claim' && own.has(id)));
  return (
    <aside class={styles.side} aria-label={t('side.label')}>
      {record.returnedWith && <Notice tone="live">{t('record.returnedWith', { reason: record.returnedWith })}</Notice>}
      <ProblemList problems={editor.problems.value} />
      {record.revision > 0 && <Comments recordKey={record} />}
      {(record.kind === 'text' || record.kind === 'way') && <Preview kind={record.kind} />}
      {record.kind === 'playlist' && <LoopPreview id={record.id} editor={editor} />}
      {users.length > 0 && (
        <details>
          <summary class={styles.editorSideTitle}>{t('side.usedBy', { count: users.length })}</summary>
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

/** All problems, each a link to its field. */
function ProblemList({ problems }: { problems: readonly RecordProblem[] }) {
  const { recordKey } = useForm();
  if (problems.length === 0) return <p class={styles.none}>{t('problems.none')}</p>;
  return (
    <section>
      <h2 class={styles.problemListTitle}>{t('problems.title', { count: problems.length })}</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.code} ${pathKey(problem.path)} ${problem.message}`}>
            <button type="button" class={line.line} onClick={() => goTo(problem.path)}>
              <span class={line.where}>{whereLabel(recordKey.kind, problem)}</span>
              <span>{problemText(problem)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function whereLabel(kind: Parameters<typeof fieldNamed>[0], { path }: RecordProblem): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? String(step + 1) : (fieldNamed(kind, path.slice(0, index + 1)) ?? labelOfKey(step)),
    )
    .join(' › ');
}
