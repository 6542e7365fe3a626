import type { ReleaseSummary } from '../../../db/model/record/publish.ts';
import { dayWords } from '../history/when.ts';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { t } from '../state/words.ts';
import styles from './GoBackDialog.module.css';

interface GoBackDialogProps {
  release: ReleaseSummary;
  onClose(): void;
  onGoBack(release: ReleaseSummary): void;
}

/** What going back means, before it is done. */
export function GoBackDialog({ release, onClose, onGoBack }: GoBackDialogProps) {
  const { sequence: number, date } = release;
  const foot = (
    <>
      <Button onClick={onClose}>{t('dialog.cancel')}</Button>
      <Button look="primary" onClick={() => onGoBack(release)}>
        {t('releases.goBack')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('releases.goBackTo', { number })} onClose={onClose} foot={foot}>
      <div class={styles.meaning}>
        <p>{t('releases.goBackMeans', { number, date: dayWords(new Date(`${date}T12:00`)) })}</p>
        <p>{t('releases.goBackKeeps')}</p>
        <p>{t('publish.visitors')}</p>
      </div>
    </Dialog>
  );
}
