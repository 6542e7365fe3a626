import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { t } from '../state/words.ts';

/** Asks once more: a record that was never saved cannot come back. */
export function DropDialog({ onClose, onDrop }: { onClose(): void; onDrop(): void }) {
  return (
    <Dialog
      title={t('drop.title')}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={onClose}>
            {t('drop.keep')}
          </Button>
          <Button onClick={onDrop}>{t('draft.drop')}</Button>
        </>
      }
    >
      <p>{t('drop.lead')}</p>
    </Dialog>
  );
}
