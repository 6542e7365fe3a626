import { useSignal } from '@preact/signals';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import field from '../ui/Field.module.css';
import { TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';

interface WithdrawDialogProps {
  record: WorkshopRecord;
  onClose(): void;
  onDone(): void;
}

const maxListed = 6;

/** Withdraws a record from the next release, or restores a withdrawn one. */
export function WithdrawDialog({ record, onClose, onDone }: WithdrawDialogProps) {
  const { api } = useWorkshop();
  const reason = useSignal('');
  const isWithdrawn = record.state === 'withdrawn';
  const submit = async (): Promise<void> => {
    const step = { baseRevision: record.revision, reason: reason.value.trim() };
    await (isWithdrawn ? api.restore(record, step) : api.withdraw(record, step));
    onDone();
  };
  const name = inLanguage(record.title) || record.id;
  return (
    <FormDialog
      title={t(isWithdrawn ? 'withdraw.restoreTitle' : 'withdraw.title', { name })}
      submit={t(isWithdrawn ? 'editor.restore' : 'editor.withdraw')}
      canSubmit={reason.value.trim() !== ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t(isWithdrawn ? 'withdraw.restoreLead' : 'withdraw.lead')}</p>
      {!isWithdrawn && record.usedBy.length > 0 && (
        <div>
          <p class={field.hint}>{t('withdraw.usedBy', { count: record.usedBy.length })}</p>
          <ul>
            {record.usedBy.slice(0, maxListed).map((user) => (
              <RecordRow key={`${user.kind}/${user.id}`} record={user} brief />
            ))}
          </ul>
        </div>
      )}
      <TextField
        label={t('save.reason')}
        rows={2}
        required
        value={reason.value}
        onInput={(next) => (reason.value = next)}
      />
    </FormDialog>
  );
}
