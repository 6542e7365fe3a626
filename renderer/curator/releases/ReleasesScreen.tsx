import { useSignal } from '@preact/signals';
import { RotateCw } from 'lucide';
import type { ReleaseSummary } from '../../../db/model/record/publish.ts';
import { ToStickDialog } from '../carry/ToStickDialog.tsx';
import { JobBar } from '../publish/JobBar.tsx';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { GoBackDialog } from './GoBackDialog.tsx';
import { PluggedNewsList } from './PluggedNewsList.tsx';
import { ReleaseRow } from './ReleaseRow.tsx';
import styles from './ReleasesScreen.module.css';
import { useReleases } from './useReleases.ts';

/** The releases that are kept here: which of them visitors see, the way back, and the way to other kiosks. */
export function ReleasesScreen() {
  const { session } = useWorkshop();
  const { list, notice, running, isBusy, doing, ...acts } = useReleases();
  const asked = useSignal<{ act: 'goBack' | 'toStick'; release: ReleaseSummary } | null>(null);
  const close = (): void => {
    asked.value = null;
  };
  const mayGoBack = session.account.roles.some((role) => role !== 'editor');
  return (
    <Page
      title={t('releases.title')}
      lead={t('releases.lead')}
      acts={
        <Button icon={RotateCw} disabled={isBusy} onClick={() => void acts.load()}>
          {t('releases.reload')}
        </Button>
      }
    >
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {list?.waiting != null && <Notice>{t('releases.waiting', { number: list.waiting })}</Notice>}
      {running && doing && <JobBar title={doing} job={running.job} onCancel={acts.cancel} />}
      {!list && !notice && <p class="quiet">{t('releases.loading')}</p>}
      {list && (
        <ul class={styles.list}>
          {list.releases.map((release) => (
            <ReleaseRow
              key={`${release.sequence} ${release.isBuiltin}`}
              release={release}
              isBusy={isBusy}
              onGoBack={mayGoBack ? () => (asked.value = { act: 'goBack', release }) : null}
              onToStick={() => (asked.value = { act: 'toStick', release })}
            />
          ))}
        </ul>
      )}
      {list && list.plugged.length > 0 && <PluggedNewsList news={list.plugged} />}
      {list && !mayGoBack && <p class="quiet">{t('releases.whoMayGoBack')}</p>}
      {asked.value?.act === 'goBack' && (
        <GoBackDialog
          release={asked.value.release}
          onClose={close}
          onGoBack={(release) => {
            close();
            acts.goBack(release);
          }}
        />
      )}
      {asked.value?.act === 'toStick' && (
        <ToStickDialog
          title={t('releases.toStickOf', { number: asked.value.release.sequence })}
          neededBytes={asked.value.release.bytes}
          onClose={close}
          onChoose={(drive) => {
            const release = asked.value?.release;
            close();
            if (release) acts.toStick(release, drive);
          }}
        />
      )}
    </Page>
  );
}
