import { useSignal } from '@preact/signals';
import { Download, Usb } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { Drive } from '../../../db/model/api/publish.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { DriveList, FilesOnStick, ToStickDialog, useDrives } from '../carry/DriveList.tsx';
import type { Package } from '../carry/use-install.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import type { PageJob } from '../jobs/jobs.ts';
import { outcomeMessage, outcomeOf } from '../jobs/outcome.ts';
import { useJob } from '../jobs/use-job.ts';
import { session as signedIn } from '../sign-in/session.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel, Subtitle } from '../ui/layout.tsx';
import { type Message, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';

const lookAgainMs = 1_000;

/** Writes the whole workshop to one file, and restores it from one. */
export function BackupScreen() {
  const { api, session } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const isRestored = useSignal(false);
  const { running, run } = useJob(['backup', 'restore'], (job) => {
    const done = job.kind === 'backup' ? writingText('written', job) : t('backup.restored');
    message.value = outcomeMessage(outcomeOf(job), done);
    isRestored.value = job.kind === 'restore' && job.job?.state === 'done';
  });
  // The restored workshop has no session of this page: it asks for the sign-in by itself.
  useEffect(() => {
    if (!isRestored.value) return;
    const look = async (): Promise<void> => {
      if ((await api.session().catch(() => undefined)) === null) signedIn.value = null;
    };
    const timer = setInterval(() => void look(), lookAgainMs);
    return () => clearInterval(timer);
  }, [api, isRestored.value]);
  const activity = running && (running.kind === 'backup' ? writingText('writing', running) : t('backup.restoring'));
  const backUp = ({ id, name }: Drive): void => {
    message.value = null;
    run({ kind: 'backup', about: { name } }, () => api.backUpTo(id));
  };
  const restore = (from: Package): void => {
    message.value = null;
    run({ kind: 'restore' }, () =>
      from instanceof File ? api.restoreFile(from) : api.restoreFrom(from.drive, from.file),
    );
  };
  const isTechnician = session.account.roles.includes('technician');
  return (
    <Page title={t('backup.title')} lead={t('backup.lead')}>
      <MessageNotice message={message.value} />
      {running && activity && <JobBar title={activity} job={running.job} />}
      <Panel title={t('backup.make')} lead={t('backup.makeHint')}>
        {isTechnician ? (
          <MakeBackup isBusy={running !== null} onToStick={backUp} />
        ) : (
          <p class="quiet">{t('backup.whoMakes')}</p>
        )}
      </Panel>
      <Panel title={t('backup.restore')} lead={t('backup.restoreHint')}>
        {isTechnician ? (
          <Restore activity={activity} onRestore={restore} />
        ) : (
          <p class="quiet">{t('backup.whoRestores')}</p>
        )}
      </Panel>
    </Page>
  );
}

const writingText = (state: 'writing' | 'written', { about: { name = '' } }: PageJob): string =>
  t(`backup.${state}`, { name });

/** A backup leaves this computer on a stick or as a download. */
function MakeBackup({ isBusy, onToStick }: { isBusy: boolean; onToStick(drive: Drive): void }) {
  const isChoosing = useSignal(false);
  const close = (): void => {
    isChoosing.value = false;
  };
  return (
    <Actions>
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
    </Actions>
  );
}

interface RestoreProps {
  /** The job under way; null: another file can be chosen. */
  activity: string | null;
  onRestore(from: Package): void;
}

/** A backup on a stick or in a file; a dialog explains the consequences first. */
function Restore({ activity, onRestore }: RestoreProps) {
  const sticks = useDrives();
  const chosen = useSignal<Package | null>(null);
  const choose = (from: Package | null): void => {
    chosen.value = from;
  };
  const from = chosen.value;
  return (
    <>
      <Subtitle>{t('backup.onSticks')}</Subtitle>
      <DriveList
        sticks={sticks}
        filesOf={(drive) => (
          <FilesOnStick
            drive={drive}
            kind="backup"
            none={t('backup.none')}
            act={t('backup.restoreThis')}
            disabled={activity !== null}
            onChoose={(file) => choose({ drive: drive.id, file })}
          />
        )}
      />
      <Subtitle>{t('carry.fromFile')}</Subtitle>
      <FileDrop
        accept=".esimde-backup"
        drop={t('backup.drop')}
        choose={t('backup.choose')}
        hint={t('backup.kinds')}
        busy={activity}
        onFiles={([file]) => choose(file ?? null)}
      />
      {from && (
        <FormDialog
          title={t('backup.restoreOf', { name: from instanceof File ? from.name : from.file })}
          submit={t('backup.restoreNow')}
          onClose={() => choose(null)}
          onSubmit={() => {
            choose(null);
            onRestore(from);
          }}
        >
          <p>{t('backup.restoreMeans')}</p>
        </FormDialog>
      )}
    </>
  );
}
