import { Download } from 'lucide';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Carry.module.css';
import { DriveList, FilesOnStick, useDrives } from './DriveList.tsx';
import { MergedDrafts } from './MergedDrafts.tsx';
import { useDraftFile } from './use-draft-file.ts';
import { type Installing, useInstall } from './use-install.ts';

/** What comes from elsewhere and goes elsewhere without a network: releases, and the drafts of colleagues. */
export function CarryScreen() {
  const { session } = useWorkshop();
  const mayInstall = session.account.roles.some((role) => role !== 'editor');
  const installing = useInstall();
  return (
    <Page title={t('carry.title')} lead={t('carry.lead')}>
      <InstallNotice installing={installing} />
      {mayInstall ? <Install installing={installing} /> : <Notice>{t('carry.whoInstalls')}</Notice>}
      <Drafts />
    </Page>
  );
}

/** How the last installation ended; an older release is installed only by whoever says so. */
function InstallNotice({ installing: { outcome, older, installOlder } }: { installing: Installing }) {
  if (outcome === null) return null;
  const acts = older ? (
    <Button onClick={installOlder}>{t('carry.installOlder')}</Button>
  ) : (
    outcome.tone === 'calm' && <ButtonLink href="#/releases">{t('publish.toReleases')}</ButtonLink>
  );
  return (
    <Notice tone={outcome.tone} acts={acts}>
      {outcome.words}
    </Notice>
  );
}

function Install({ installing }: { installing: Installing }) {
  const sticks = useDrives();
  const { running, doing, install, cancel } = installing;
  return (
    <section class={styles.part} aria-labelledby="carry-install">
      <h2 id="carry-install" class={styles.title}>
        {t('carry.install')}
      </h2>
      <p class={styles.words}>{t('carry.installHint')}</p>
      {running && doing && <JobBar title={doing} job={running.job} onCancel={cancel} />}
      <h3 class={styles.sub}>{t('carry.sticks')}</h3>
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
      <h3 class={styles.sub}>{t('carry.fromFile')}</h3>
      <FileDrop
        accept=".esimde"
        drop={t('carry.drop')}
        choose={t('carry.choose')}
        hint={t('carry.kinds')}
        busy={doing}
        onFiles={([file]) => file && install(file)}
      />
    </section>
  );
}

/** Work as a file: one's own to take along, a colleague's to bring together with what is here. */
function Drafts() {
  const { state, ...acts } = useDraftFile();
  const { notice, merged, isBusy } = state;
  return (
    <section class={styles.part} aria-labelledby="carry-drafts">
      <h2 id="carry-drafts" class={styles.title}>
        {t('carry.drafts')}
      </h2>
      <p class={styles.words}>{t('carry.draftsHint')}</p>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {merged && <MergedDrafts merged={merged} isBusy={isBusy} onUndo={acts.undo} onDecide={acts.decide} />}
      <div>
        <Button icon={Download} disabled={isBusy} onClick={() => void acts.takeAlong()}>
          {t('carry.takeDrafts')}
        </Button>
      </div>
      <FileDrop
        accept=".esimde-drafts"
        drop={t('carry.dropDrafts')}
        choose={t('carry.chooseDrafts')}
        hint={t('carry.draftKinds')}
        busy={isBusy ? t('carry.readingDrafts') : null}
        onFiles={([file]) => file && void acts.bring(file)}
      />
    </section>
  );
}
