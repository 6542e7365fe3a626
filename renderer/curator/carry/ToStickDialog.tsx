import type { Drive } from '../../../db/model/record/publish.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { t } from '../state/words.ts';
import { DriveList } from './DriveList.tsx';
import { useDrives } from './useDrives.ts';

interface ToStickDialogProps {
  title: string;
  /** So much has to fit, where it is known. */
  neededBytes?: number;
  onClose(): void;
  onChoose(drive: Drive): void;
}

/** Which stick something is written to. */
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
