import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecordKey, WorkshopRecord } from '../../../db/model/api/records.ts';
import { isRefusal, refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { fieldIn, recordsHref } from '../app/route.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordEditor } from './RecordEditor.tsx';
import { goTo } from './undo-keys.ts';

/** Loads one record for its editor. */
export function RecordScreen({ recordKey }: { recordKey: RecordKey }) {
  const { api, names } = useWorkshop();
  const record = useSignal<WorkshopRecord | null>(null);
  const failure = useSignal<unknown>(null);
  /** Number of loads; each one starts a new editor. */
  const reading = useSignal(0);
  const read = async (): Promise<void> => {
    try {
      const next = await api.record(recordKey);
      names.learn(next);
      record.value = next;
      failure.value = null;
      reading.value++;
      const field = fieldIn(location.hash);
      // The form is rendered with the next frame.
      if (field && reading.value === 1) requestAnimationFrame(() => requestAnimationFrame(() => goTo(field)));
    } catch (error) {
      failure.value = error;
    }
  };
  useEffect(() => void read(), []);
  if (failure.value && !record.value) {
    const words = isRefusal(failure.value, 'not-found') ? t('record.absent') : refusalText(failure.value);
    return (
      <Page title={t(`kind.${recordKey.kind}` as Key)}>
        <Notice tone="live" actions={<ButtonLink href={recordsHref(recordKey.kind)}>{t('record.toList')}</ButtonLink>}>
          {words}
        </Notice>
      </Page>
    );
  }
  if (!record.value) return null;
  return <RecordEditor key={reading.value} record={record.value} onChanged={() => void read()} />;
}
