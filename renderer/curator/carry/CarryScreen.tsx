import { Download } from 'lucide';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Panel, Subtitle } from '../ui/layout.tsx';
import { MessageNotice, Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { DriveList, FilesOnStick, useDrives } from './DriveList.tsx';
import { MergedDrafts } from './MergedDrafts.tsx';
import { useDraftFile } from './use-draft-file.ts';
import { type Installing, useInstall } from './use-install.ts';

/** Releases and drafts as files, for museums without a network. */
export function CarryScreen() {
  const { session } = useWorkshop();
  const canInstall = session.account.roles.some((role) => role !== 'editor');
  const installing = useInstall();
  return (
    <Page title={t('carry.title')} lead={t('carry.lead')}>
      <InstallNotice installing={installing} />
      {canInstall ? <Install installing={installing} /> : <Notice>{t('carry.whoInstalls')}</Notice>}
      <Drafts />
    </Page>
  );
}

/** How the last installation ended; an older release needs a second confirmation. */
function InstallNotice({ installing: { message, older, installOlder } }: { installing: Installing }) {
  const actions = older ? (
    <Button onClick={installOlder}>{t('carry.installOlder')}</Button>
  ) : (
    message?.tone === 'calm' && <ButtonLink href="#/releases">{t('publish.toReleases')}</ButtonLink>
  );
  return <MessageNotice message={message} actions={actions} />;
}

function Install({ installing }: { installing: Installing }) {
  const sticks = useDrives();
  const { running, activity, install, cancel } = installing;
  return (
    <Panel title={t('carry.install')} lead={t('carry.installHint')}>
      {running && activity && <JobBar title={activity} job={running.job} onCancel={cancel} />}
      <Subtitle>{t('carry.sticks')}</Subtitle>
      <DriveList
        sticks={sticks}
        filesOf={(drive) => (
          <FilesOnStick
            drive={drive}
            kind="release"
            none={t('carry.noRelease')}
            act={t('carry.installThis')}
            disabled={running !== null}
            onChoose={(file) => install({ drive: drive.id, file })}
          />
        )}
      />
      <Subtitle>{t('carry.fromFile')}</Subtitle>
      <FileDrop
        accept=".esimde"
        drop={t('carry.drop')}
        choose={t('carry.choose')}
        hint={t('carry.kinds')}
        busy={activity}
        onFiles={([file]) => file && install(file)}
      />
    </Panel>
  );
}

/** The account's own drafts as a file, and a colleague's merged with what is here. */
function Drafts() {
  const { message, merged, isBusy, undo, decide, exportDrafts, bring } = useDraftFile();
  return (
    <Panel title={t('carry.drafts')} lead={t('carry.draftsHint')}>
      <MessageNotice message={message} />
      {merged && <MergedDrafts merged={merged} isBusy={isBusy} onUndo={undo} onDecide={decide} />}
      <div>
        <Button icon={Download} disabled={isBusy} onClick={() => void exportDrafts()}>
          {t('carry.takeDrafts')}
        </Button>
      </div>
      <FileDrop
        accept=".esimde-drafts"
        drop={t('carry.dropDrafts')}
        choose={t('carry.chooseDrafts')}
        hint={t('carry.draftKinds')}
        busy={isBusy ? t('carry.readingDrafts') : null}
        onFiles={([file]) => file && void bring(file)}
      />
    </Panel>
  );
}
