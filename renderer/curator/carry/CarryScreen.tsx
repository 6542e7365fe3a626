import { FileDrop } from '../media/FileDrop.tsx';
import { JobBar } from '../publish/JobBar.tsx';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import styles from './CarryScreen.module.css';
import { Drafts } from './Drafts.tsx';
import { DriveList } from './DriveList.tsx';
import { FilesOnStick } from './FilesOnStick.tsx';
import { useDrives } from './useDrives.ts';
import { type Installing, useInstall } from './useInstall.ts';

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
