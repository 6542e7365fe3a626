import { useSignal } from '@preact/signals';
import { Download, Usb } from 'lucide';
import type { Drive } from '../../../db/model/api/publish.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { DriveList, FilesOnStick, ToStickDialog, useDrives } from '../carry/DriveList.tsx';
import type { Package } from '../carry/use-install.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Backup.module.css';
import { useBackup } from './use-backup.ts';

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

/** The two ways that a backup leaves this computer. */
function MakeBackup({ isBusy, onToStick }: { isBusy: boolean; onToStick(drive: Drive): void }) {
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

interface RestoreProps {
  /** What is being done; null: another file can be chosen. */
  doing: string | null;
  onRestore(from: Package): void;
}

/** A backup on a stick or in a file; nothing is done before it was said what it means. */
function Restore({ doing, onRestore }: RestoreProps) {
  const sticks = useDrives();
  const chosen = useSignal<Package | null>(null);
  const choose = (from: Package | null): void => {
    chosen.value = from;
  };
  const from = chosen.value;
  return (
    <>
      <h3 class={styles.sub}>{t('backup.onSticks')}</h3>
      <DriveList
        sticks={sticks}
        filesOf={(drive) => (
          <FilesOnStick
            drive={drive}
            kind="backup"
            none={t('backup.none')}
            act={t('backup.restoreThis')}
            disabled={doing !== null}
            onChoose={(file) => choose({ drive: drive.id, file })}
          />
        )}
      />
      <h3 class={styles.sub}>{t('carry.fromFile')}</h3>
      <FileDrop
        accept=".esimde-backup"
        drop={t('backup.drop')}
        choose={t('backup.choose')}
        hint={t('backup.kinds')}
        busy={doing}
        onFiles={([file]) => choose(file ?? null)}
      />
      {from && (
        <RestoreDialog
          name={from instanceof File ? from.name : from.file}
          onClose={() => choose(null)}
          onRestore={() => {
            choose(null);
            onRestore(from);
          }}
        />
      )}
    </>
  );
}

interface RestoreDialogProps {
  /** The chosen file. */
  name: string;
  onClose(): void;
  onRestore(): void;
}

/** What restoring means, before it is done. */
function RestoreDialog({ name, onClose, onRestore }: RestoreDialogProps) {
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
