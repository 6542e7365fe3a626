import { useSignal } from '@preact/signals';
import { RotateCw, Usb } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import type { Drive } from '../../../db/model/api/publish.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './Carry.module.css';
import { sizeText } from './size-text.ts';

interface DriveListProps {
  sticks: ReturnType<typeof useDrives>;
  /** Size of the file to be written. */
  neededBytes?: number;
  /** Buttons for a stick; not shown for one that is too full. */
  actsOf?(drive: Drive): ComponentChildren;
  /** Its files. */
  filesOf?(drive: Drive): ComponentChildren;
}

/** The plugged-in sticks with their free space; a button loads them again. */
export function DriveList({ sticks: { drives, failure, look }, neededBytes = 0, actsOf, filesOf }: DriveListProps) {
  return (
    <div class={styles.drives}>
      {failure && <Notice tone="live">{failure}</Notice>}
      <p class="quiet" role="status">
        {drives === null ? t('carry.looking') : drives.length === 0 ? t('carry.noStick') : ''}
      </p>
      <ul>
        {drives?.map((drive) => (
          <li key={drive.id} class={styles.drive} data-drive={drive.id}>
            <div class={styles.head}>
              <Icon node={Usb} />
              <div class={styles.about}>
                <p class={styles.driveListName}>{drive.name}</p>
                <p class="quiet">{t('carry.free', { size: sizeText(drive.freeBytes) })}</p>
              </div>
              {drive.freeBytes < neededBytes ? (
                <p class={styles.full}>{t('carry.tooFull', { size: sizeText(neededBytes) })}</p>
              ) : (
                actsOf?.(drive)
              )}
            </div>
            {filesOf?.(drive)}
          </li>
        ))}
      </ul>
      <div>
        <Button icon={RotateCw} disabled={drives === null} onClick={() => void look()}>
          {t('carry.lookAgain')}
        </Button>
      </div>
    </div>
  );
}

interface FilesOnStickProps {
  drive: Drive;
  kind: Drive['files'][number]['kind'];
  /** Text without any file of the kind. */
  none: string;
  /** Label of the button of each file. */
  act: string;
  disabled: boolean;
  onChoose(file: string): void;
}

/** The files of one kind on a stick. */
export function FilesOnStick({ drive, kind, none, act, disabled, onChoose }: FilesOnStickProps) {
  const files = drive.files.filter((file) => file.kind === kind);
  if (files.length === 0) return <p class={`quiet ${styles.none}`}>{none}</p>;
  return (
    <ul>
      {files.map(({ name, bytes }) => (
        <li key={name} class={`${styles.file} ${styles.onStick}`} data-file={name}>
          <span class={styles.name}>{name}</span>
          <span class="quiet">{sizeText(bytes)}</span>
          <Button disabled={disabled} onClick={() => onChoose(name)}>
            <span>{act}</span>
            <span class="unseen"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface DrivesState {
  /** Null while they are looked for. */
  drives: Drive[] | null;
  failure: string | null;
}

/** The plugged-in sticks, loaded at first and on request. */
export function useDrives() {
  const { api } = useWorkshop();
  const state = useSignal<DrivesState>({ drives: null, failure: null });
  const look = useCallback(async (): Promise<void> => {
    state.value = { drives: null, failure: null };
    try {
      state.value = { drives: await api.drives(), failure: null };
    } catch (error) {
      state.value = { drives: [], failure: refusalText(error) };
    }
  }, [api, state]);
  useEffect(() => void look(), [look]);
  return { ...state.value, look };
}

interface ToStickDialogProps {
  title: string;
  /** Size of the file to be written, if known. */
  neededBytes?: number;
  onClose(): void;
  onChoose(drive: Drive): void;
}

/** Asks for the stick to write to. */
export function ToStickDialog({ title, neededBytes, onClose, onChoose }: ToStickDialogProps) {
  const sticks = useDrives();
  return (
    <Dialog title={title} onClose={onClose} foot={<Button onClick={onClose}>{t('dialog.cancel')}</Button>}>
      <DriveList
        sticks={sticks}
        {...(neededBytes === undefined ? {} : { neededBytes })}
        actsOf={(drive) => (
          <Button look="primary" onClick={() => onChoose(drive)}>
            <span>{t('carry.writeHere')}</span>
            <span class="unseen"> {drive.name}</span>
          </Button>
        )}
      />
    </Dialog>
  );
}
