import { useSignal } from '@preact/signals';
import { Download, Usb } from 'lucide';
import type { Drive } from '../../../db/model/record/publish.ts';
import { ToStickDialog } from '../carry/ToStickDialog.tsx';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { t } from '../state/words.ts';
import styles from './BackupScreen.module.css';

/** The two ways that a backup leaves this computer. */
export function MakeBackup({ isBusy, onToStick }: { isBusy: boolean; onToStick(drive: Drive): void }) {
  const isChoosing = useSignal(false);
  const close = (): void => {
    isChoosing.value = false;
  };
  return (
    <div class={styles.acts}>
      <Button look="primary" icon={Usb} disabled={isBusy} onClick={() => (isChoosing.value = true)}>
        {t('backup.toStick')}
      </Button>
      <ButtonLink href="api/workshop/backup" icon={Download} download>
        {t('backup.download')}
      </ButtonLink>
      {isChoosing.value && (
        <ToStickDialog
          title={t('backup.toStick')}
          onClose={close}
          onChoose={(drive) => {
            close();
            onToStick(drive);
          }}
        />
      )}
    </div>
  );
}
