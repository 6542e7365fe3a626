import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { RecordComment, RecordKey } from '../../../db/model/api/records.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { instantText } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './RecordEditor.module.css';

/** What colleagues say of a record to each other; visitors never see it. */
export function Comments({ recordKey: { kind, id } }: { recordKey: RecordKey }) {
  const { api, session } = useWorkshop();
  const mayWrite = session.account.roles.some((role) => role !== 'technician');
  const { value, error, reload } = useLoad(() => api.comments({ kind, id }), [api, kind, id]);
  const settling = useAction();
  const isWriting = useSignal(false);
  const titleId = useId();
  const comments = value?.comments ?? [];
  const done = comments.filter((comment) => comment.done !== null);
  const settle = (number: number, isDone: boolean): void =>
    void settling.run(() => api.settleComment({ kind, id }, number, isDone).then(reload));
  const list = (shown: RecordComment[]) => (
    <ul class={styles.comments}>
      {shown.map((comment) => (
        <li key={comment.number}>
          <CommentText comment={comment} />
          {mayWrite && (
            <Button disabled={settling.busy} onClick={() => settle(comment.number, comment.done === null)}>
              {t(comment.done === null ? 'comments.done' : 'comments.lookAgain')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
  const failure = settling.failure ?? (error === null ? null : refusalText(error));
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} class={styles.problemListTitle}>
        {t('comments.title')}
      </h2>
      {failure && <Notice tone="live">{failure}</Notice>}
      {list(comments.filter((comment) => comment.done === null))}
      {done.length > 0 && (
        <details class={styles.fold}>
          <summary class={styles.foldTitle}>{t('comments.settled', { number: done.length })}</summary>
          {list(done)}
        </details>
      )}
      {mayWrite && value && (
        <Actions>
          <Button onClick={() => (isWriting.value = true)}>{t('comments.write')}</Button>
        </Actions>
      )}
      {isWriting.value && value && (
        <CommentDialog
          colleagues={value.colleagues}
          onClose={() => (isWriting.value = false)}
          onWritten={async (text, to) => {
            await api.addComment({ kind, id }, { text, to });
            isWriting.value = false;
            await reload();
          }}
        />
      )}
    </section>
  );
}

function CommentText({ comment: { by, at, to, text, done } }: { comment: RecordComment }) {
  return (
    <>
      <p class="quiet">
        {by}, <time dateTime={at}>{instantText(at)}</time>
        {to !== null && ` · ${t('comments.for', { name: to })}`}
      </p>
      <p class={styles.commentText}>{text}</p>
      {done && <p class="quiet">{t('comments.doneBy', { name: done.by, when: instantText(done.at) })}</p>}
    </>
  );
}

interface CommentDialogProps {
  colleagues: readonly string[];
  onClose(): void;
  onWritten(text: string, to: string | null): Promise<void>;
}

function CommentDialog({ colleagues, onClose, onWritten }: CommentDialogProps) {
  const text = useSignal('');
  const to = useSignal<string | null>(null);
  return (
    <FormDialog
      title={t('comments.write')}
      submit={t('comments.leave')}
      canSubmit={text.value.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onWritten(text.value, to.value)}
    >
      <TextField
        label={t('comments.text')}
        hint={t('comments.hint')}
        rows={4}
        maxLength={2000}
        autoFocus
        required
        value={text.value}
        onInput={(value) => (text.value = value)}
      />
      <SelectField
        label={t('comments.to')}
        value={to.value}
        none={t('comments.all')}
        options={colleagues.map((name) => [name, name])}
        onChoose={(name) => (to.value = name)}
      />
    </FormDialog>
  );
}
