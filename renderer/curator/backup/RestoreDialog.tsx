import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { t } from '../state/words.ts';

interface RestoreDialogProps {
  /** The chosen file. */
  name: string;
  onClose(): void;
  onRestore(): void;
}

/** What restoring means, before it is done. */
export function RestoreDialog({ name, onClose, onRestore }: RestoreDialogProps) {
  const foot = (
    <>
      <Button onClick={onClose}>{t('dialog.cancel')}</Button>
      <Button look="primary" onClick={onRestore}>
        {t('backup.restoreNow')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('backup.restoreOf', { name })} onClose={onClose} foot={foot}>
      <p>{t('backup.restoreMeans')}</p>
    </Dialog>
  );
}
