import { useSignal } from '@preact/signals';
import { Usb } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Drive } from '../../../db/model/api/publish.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './Staff.module.css';

interface SaveToDriveProps {
  /** Route that writes the file, and what it needs beside the stick. */
  path: string;
  body?: () => Record<string, unknown>;
  label?: string;
}

/** A button that asks for a stick and has a file written to it. */
export function SaveToDrive({ path, body, label }: SaveToDriveProps) {
  const { api } = useWorkshop();
  const isOpen = useSignal(false);
  const done = useSignal<string | null>(null);
  const save = async (drive: Drive): Promise<string | null> => {
    try {
      const { file } = await api.ask<{ file: string }>('POST', path, { ...body?.(), drive: drive.id });
      done.value = file;
      isOpen.value = false;
      return null;
    } catch {
      return t('staff.save.failed');
    }
  };
  return (
    <>
      <Button
        icon={Usb}
        onClick={() => {
          done.value = null;
          isOpen.value = true;
        }}
      >
        {label ?? t('staff.save')}
      </Button>
      {done.value && <Notice>{t('staff.save.done', { file: done.value })}</Notice>}
      {isOpen.value && <DriveChoice onClose={() => (isOpen.value = false)} onChoose={save} />}
    </>
  );
}

interface DriveChoiceProps {
  onClose(): void;
  /** @returns why it could not be written, in words; null: done */
  onChoose(drive: Drive): Promise<string | null>;
}

function DriveChoice({ onClose, onChoose }: DriveChoiceProps) {
  const { api } = useWorkshop();
  const drives = useSignal<Drive[] | null>(null);
  const trouble = useSignal<string | null>(null);
  const look = async (): Promise<void> => {
    try {
      drives.value = await api.ask<Drive[]>('GET', 'drives');
    } catch (error) {
      trouble.value = refusalWords(error);
    }
  };
  useEffect(() => void look(), []);
  return (
    <Dialog
      title={t('staff.save.title')}
      onClose={onClose}
      foot={<Button onClick={() => void look()}>{t('staff.save.again')}</Button>}
    >
      {trouble.value && <Notice tone="live">{trouble.value}</Notice>}
      {drives.value?.length === 0 && <p>{t('staff.save.none')}</p>}
      <ul class={styles.drives}>
        {drives.value?.map((drive) => (
          <li key={drive.id}>
            <Button onClick={async () => (trouble.value = await onChoose(drive))}>
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
