import { useSignal } from '@preact/signals';
import { Usb } from 'lucide';
import type { Drive } from '../../../db/model/api/publish.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './Staff.module.css';

interface SaveToDriveProps {
  label?: string;
  /** Has the service write the file to the stick. */
  onSave(drive: string): Promise<{ file: string }>;
}

/** A button that asks for a stick and has a file written to it. */
export function SaveToDrive({ label = t('staff.save'), onSave }: SaveToDriveProps) {
  const isOpen = useSignal(false);
  const savedFile = useSignal<string | null>(null);
  const save = async ({ id }: Drive): Promise<void> => {
    savedFile.value = (await onSave(id)).file;
    isOpen.value = false;
  };
  return (
    <>
      <Button
        icon={Usb}
        onClick={() => {
          savedFile.value = null;
          isOpen.value = true;
        }}
      >
        {label}
      </Button>
      {savedFile.value && <Notice>{t('staff.save.done', { file: savedFile.value })}</Notice>}
      {isOpen.value && <DriveDialog onClose={() => (isOpen.value = false)} onChoose={save} />}
    </>
  );
}

function DriveDialog({ onClose, onChoose }: { onClose(): void; onChoose(drive: Drive): Promise<void> }) {
  const { api } = useWorkshop();
  const { value: drives, error, reload } = useLoad(() => api.drives(), [api]);
  const { failure, run } = useAction(() => t('staff.save.failed'));
  const problem = error ? refusalText(error) : failure;
  return (
    <Dialog
      title={t('staff.save.title')}
      onClose={onClose}
      foot={<Button onClick={() => void reload()}>{t('staff.save.again')}</Button>}
    >
      {problem && <Notice tone="live">{problem}</Notice>}
      {drives?.length === 0 && <p>{t('staff.save.none')}</p>}
      <ul class={styles.drives}>
        {drives?.map((drive) => (
          <li key={drive.id}>
            <Button onClick={() => void run(() => onChoose(drive))}>
              {t('staff.save.free', {
                name: drive.name,
                gigabytes: formatNumber(Math.round(drive.freeBytes / 1e8) / 10, language.value),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
