import { useSignal } from '@preact/signals';
import { RotateCw } from 'lucide';
import type { PluggedNews, ReleaseSummary } from '../../../db/model/api/publish.ts';
import { useWorkshop } from '../app/context.ts';
import { dayWords, whenWords } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { ToStickDialog } from '../carry/DriveList.tsx';
import { JobBar } from '../jobs/JobBar.tsx';
import { reasonWords } from '../publish/release-error-text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { ReleaseRow } from './ReleaseRow.tsx';
import styles from './Releases.module.css';
import { useReleases } from './use-releases.ts';

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

interface GoBackDialogProps {
  release: ReleaseSummary;
  onClose(): void;
  onGoBack(release: ReleaseSummary): void;
}

/** What going back means, before it is done. */
function GoBackDialog({ release, onClose, onGoBack }: GoBackDialogProps) {
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

/** What sticks brought that were plugged in, without anybody at this page: the newest first. */
function PluggedNewsList({ news }: { news: readonly PluggedNews[] }) {
  return (
    <section class={styles.sticks}>
      <h2 class={styles.pluggedNewsListTitle}>{t('releases.plugged')}</h2>
      <ul>
        {news.map((each) => (
          <li key={`${each.at} ${each.file}`} class={styles.news} data-outcome={each.outcome}>
            <p>{outcomeWords(each)}</p>
            <p class={styles.facts}>{`${whenWords(each.at)} · ${each.stick} · ${each.file}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcomeWords({ outcome, sequence, reason, detail }: PluggedNews): string {
  if (outcome !== 'refused') return t(`releases.plugged.${outcome}`, { number: sequence ?? 0 });
  return `${t('releases.plugged.refused')} ${reasonWords(reason, detail) ?? reason}`;
}
