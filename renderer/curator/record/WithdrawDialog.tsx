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

const titles = {
  withdraw: 'withdraw.title',
  restore: 'withdraw.restoreTitle',
  withhold: 'withdraw.withholdTitle',
} as const;
const leads = {
  withdraw: 'withdraw.lead',
  restore: 'withdraw.restoreLead',
  withhold: 'withdraw.withholdLead',
} as const;

/** Whether a person is shown, and can be withheld from every screen. */
export const canBeWithheld = ({ kind, state, body }: WorkshopRecord): boolean =>
  kind === 'person' && state !== 'withdrawn' && body.consent !== 'withheld';

/**
 * Withdraws a record from the next release, or restores a withdrawn one. A person is withheld instead: whatever leads to them
 * stays in order, and the next release leaves all of it out.
 */
export function WithdrawDialog({ record, onClose, onDone }: WithdrawDialogProps) {
  const { api } = useWorkshop();
  const reason = useSignal('');
  const isWithdrawn = record.state === 'withdrawn';
  const withholds = canBeWithheld(record);
  const words = withholds ? 'withhold' : isWithdrawn ? 'restore' : 'withdraw';
  const submit = async (): Promise<void> => {
    const step = { baseRevision: record.revision, reason: reason.value.trim() };
    if (withholds) await api.save(record, { ...step, body: { ...record.body, consent: 'withheld' }, cause: 'edit' });
    else await (isWithdrawn ? api.restore(record, step) : api.withdraw(record, step));
    onDone();
  };
  const name = inLanguage(record.title) || record.id;
  return (
    <FormDialog
      title={t(titles[words], { name })}
      submit={t(`editor.${words}`)}
      canSubmit={reason.value.trim() !== ''}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t(leads[words])}</p>
      {!isWithdrawn && record.usedBy.length > 0 && (
        <div>
          <p class={field.hint}>
            {t(withholds ? 'withdraw.mentions' : 'withdraw.usedBy', { count: record.usedBy.length })}
          </p>
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
