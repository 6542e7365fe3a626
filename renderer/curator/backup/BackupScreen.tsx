import { JobBar } from '../publish/JobBar.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import styles from './BackupScreen.module.css';
import { MakeBackup } from './MakeBackup.tsx';
import { Restore } from './Restore.tsx';
import { useBackup } from './useBackup.ts';

/** The whole workshop as one file, and the way back from it. */
export function BackupScreen() {
  const { session } = useWorkshop();
  const { notice, doing, running, backUp, restore } = useBackup();
  const isTechnician = session.account.roles.includes('technician');
  return (
    <Page title={t('backup.title')} lead={t('backup.lead')}>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {running && doing && <JobBar title={doing} job={running.job} />}
      <section class={styles.part} aria-labelledby="backup-make">
        <h2 id="backup-make" class={styles.title}>
          {t('backup.make')}
        </h2>
        <p class={styles.words}>{t('backup.makeHint')}</p>
        {isTechnician ? (
          <MakeBackup isBusy={running !== null} onToStick={backUp} />
        ) : (
          <p class="quiet">{t('backup.whoMakes')}</p>
        )}
      </section>
      <section class={styles.part} aria-labelledby="backup-restore">
        <h2 id="backup-restore" class={styles.title}>
          {t('backup.restore')}
        </h2>
        <p class={styles.words}>{t('backup.restoreHint')}</p>
        {isTechnician ? <Restore doing={doing} onRestore={restore} /> : <p class="quiet">{t('backup.whoRestores')}</p>}
      </section>
    </Page>
  );
}
