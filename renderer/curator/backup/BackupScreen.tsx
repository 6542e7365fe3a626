import { useSignal } from '@preact/signals';
import { Download, Usb } from 'lucide';
import { ToStickDialog } from '../carry/ToStickDialog.tsx';
import { FileDrop } from '../media/FileDrop.tsx';
import { JobBar } from '../publish/JobBar.tsx';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import styles from './BackupScreen.module.css';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useBackup } from './useBackup.ts';

/** The whole workshop as one file, and the way back from it. */
export function BackupScreen() {
  const { session } = useWorkshop();
  const { notice, doing, job, isBusy, backUp, restore } = useBackup();
  const isChoosing = useSignal(false);
  const chosen = useSignal<File | null>(null);
  const { roles } = session.account;
  const mayBackUp = roles.some((role) => role !== 'editor');
  return (
    <Page title={t('backup.title')} lead={t('backup.lead')}>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {isBusy && <JobBar title={doing} job={job} />}
      <section class={styles.part} aria-labelledby="backup-make">
        <h2 id="backup-make" class={styles.title}>
          {t('backup.make')}
        </h2>
        <p class={styles.words}>{t('backup.makeHint')}</p>
        {mayBackUp ? (
          <div class={styles.acts}>
            <Button look="primary" icon={Usb} disabled={isBusy} onClick={() => (isChoosing.value = true)}>
              {t('backup.toStick')}
            </Button>
            <ButtonLink href="api/workshop/backup" icon={Download} download>
              {t('backup.download')}
            </ButtonLink>
          </div>
        ) : (
          <p class="quiet">{t('backup.whoMakes')}</p>
        )}
      </section>
      <section class={styles.part} aria-labelledby="backup-restore">
        <h2 id="backup-restore" class={styles.title}>
          {t('backup.restore')}
        </h2>
        <p class={styles.words}>{t('backup.restoreHint')}</p>
        {roles.includes('technician') ? (
          <FileDrop
            accept=".esimde-backup"
            drop={t('backup.drop')}
            choose={t('backup.choose')}
            hint={t('backup.kinds')}
            busy={isBusy ? doing : null}
            onFiles={([file]) => (chosen.value = file ?? null)}
          />
        ) : (
          <p class="quiet">{t('backup.whoRestores')}</p>
        )}
      </section>
      {isChoosing.value && (
        <ToStickDialog
          title={t('backup.toStick')}
          onClose={() => (isChoosing.value = false)}
          onChoose={(drive) => {
            isChoosing.value = false;
            void backUp(drive);
          }}
        />
      )}
      {chosen.value && (
        <RestoreDialog
          name={chosen.value.name}
          onClose={() => (chosen.value = null)}
          onRestore={() => {
            if (chosen.value) void restore(chosen.value);
            chosen.value = null;
          }}
        />
      )}
    </Page>
  );
}
