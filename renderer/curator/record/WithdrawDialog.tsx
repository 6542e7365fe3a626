import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { WorkshopRecord } from '../../../db/model/api/workshop.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import styles from './SaveDialog.module.css';

interface WithdrawDialogProps {
  record: WorkshopRecord;
  onClose(): void;
  onDone(): void;
}

/** Takes a record out of the next release, or brings it back; nothing is ever deleted. */
export function WithdrawDialog({ record, onClose, onDone }: WithdrawDialogProps) {
  const { api } = useWorkshop();
  const id = useId();
  const reason = useSignal('');
  const failure = useSignal<string | null>(null);
  const isBack = record.state === 'withdrawn';
  const act = async (): Promise<void> => {
    try {
      const step = { baseRevision: record.revision, reason: reason.value.trim() };
      await (isBack ? api.restore(record, step) : api.withdraw(record, step));
      onDone();
    } catch (error) {
      failure.value = refusalWords(error);
    }
  };
  const name = inLanguage(record.title) || record.id;
  return (
    <Dialog title={t(isBack ? 'withdraw.restoreTitle' : 'withdraw.title', { name })} onClose={onClose}>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void act();
        }}
      >
        <p>{t(isBack ? 'withdraw.restoreLead' : 'withdraw.lead')}</p>
        {!isBack && record.usedBy.length > 0 && (
          <div>
            <p class={styles.note}>{t('withdraw.usedBy', { count: record.usedBy.length })}</p>
            <ul>
              {record.usedBy.slice(0, 6).map((user) => (
                <RecordRow key={`${user.kind}/${user.id}`} record={user} brief />
              ))}
            </ul>
          </div>
        )}
        <div>
          <label class={input.label} for={id}>
            {t('save.reason')}
          </label>
          <textarea
            id={id}
            class={input.input}
            rows={2}
            required
            value={reason.value}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
        </div>
        {failure.value && <Notice tone="live">{failure.value}</Notice>}
        <div class={styles.acts}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" disabled={reason.value.trim() === ''}>
            {t(isBack ? 'editor.restore' : 'editor.withdraw')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
