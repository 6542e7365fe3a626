import { useSignal } from '@preact/signals';
import { RotateCw } from 'lucide';
import type { Drive, ReleaseList, ReleaseSummary, StickReport, SwitchResult } from '../../../db/model/api/publish.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { reasonText, revertedText } from '../api/release-error-text.ts';
import { useWorkshop } from '../app/context.ts';
import { dayText, instantText } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { ToStickDialog } from '../carry/DriveList.tsx';
import { JobBar } from '../jobs/JobBar.tsx';
import type { PageJob } from '../jobs/jobs.ts';
import { outcomeMessage, outcomeOf } from '../jobs/outcome.ts';
import { useJob } from '../jobs/use-job.ts';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Panel } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice, Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/Rows.module.css';
import { ReleaseRow } from './ReleaseRow.tsx';
import styles from './Releases.module.css';

/** The installed releases: which one visitors see, going back to another, and writing one to a stick. */
export function ReleasesScreen() {
  const { api, jobs, session } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const opened = useSignal<{ act: 'goBack' | 'toStick'; release: ReleaseSummary } | null>(null);
  const close = (): void => {
    opened.value = null;
  };
  // Publishing and installing, which other screens start, change the list, too.
  const changes = jobs.list.value.filter(
    ({ kind, isFinished }) => isFinished && (kind === 'publish' || kind === 'install'),
  ).length;
  const { value: list, error, reload } = useLoad(() => api.releases(), [api, changes]);
  const { running, run, cancel } = useJob(['rollback', 'export'], (job) => {
    message.value = resultMessage(job);
    void reload();
  });
  const goBack = ({ sequence: number }: ReleaseSummary): void => {
    close();
    message.value = null;
    run({ kind: 'rollback', about: { number } }, () => api.activateRelease(number));
  };
  const write = ({ sequence: number }: ReleaseSummary, { id, name }: Drive): void => {
    close();
    message.value = null;
    run({ kind: 'export', about: { number, name } }, () => api.exportRelease(number, id));
  };
  const canGoBack = session.account.roles.some((role) => role !== 'editor');
  const isBusy = running !== null;
  const shown = error ? live(refusalText(error)) : message.value;
  const current = opened.value;
  return (
    <Page
      title={t('releases.title')}
      lead={t('releases.lead')}
      actions={
        <Button icon={RotateCw} disabled={isBusy} onClick={() => void reload()}>
          {t('releases.reload')}
        </Button>
      }
    >
      <MessageNotice message={shown} />
      {list?.waiting != null && <Notice>{t('releases.waiting', { number: list.waiting })}</Notice>}
      {running && (
        <JobBar
          title={t(running.kind === 'export' ? 'releases.writing' : 'releases.goingBack', subjectOf(running))}
          job={running.job}
          onCancel={cancel}
        />
      )}
      {!list && !shown && <p class="quiet">{t('releases.loading')}</p>}
      {list && (
        <ul class={rows.list}>
          {list.releases.map((release) => (
            <ReleaseRow
              key={`${release.sequence} ${release.isBuiltin}`}
              release={release}
              currentText={currentText(list)}
              isBusy={isBusy}
              onGoBack={canGoBack ? () => (opened.value = { act: 'goBack', release }) : null}
              onToStick={() => (opened.value = { act: 'toStick', release })}
            />
          ))}
        </ul>
      )}
      {list && list.stickReports.length > 0 && <StickReportList news={list.stickReports} />}
      {list && !canGoBack && <p class="quiet">{t('releases.whoMayGoBack')}</p>}
      {current?.act === 'goBack' && (
        <GoBackDialog release={current.release} onClose={close} onGoBack={() => goBack(current.release)} />
      )}
      {current?.act === 'toStick' && (
        <ToStickDialog
          title={t('releases.toStickOf', { number: current.release.sequence })}
          neededBytes={current.release.bytes}
          onClose={close}
          onChoose={(drive) => write(current.release, drive)}
        />
      )}
    </Page>
  );
}

/** Says of the current release only what is known of the screens. */
function currentText({ waiting, isOnScreen }: ReleaseList): string {
  if (isOnScreen) return t('releases.current');
  return t(waiting === null ? 'releases.unseen' : 'releases.next');
}

const subjectOf = ({ about: { number = 0, name = '' } }: PageJob) => ({ number, name });

function resultMessage(job: PageJob): Message {
  const outcome = outcomeOf<SwitchResult>(job);
  if (job.kind === 'export' || !outcome.ok) return outcomeMessage(outcome, t('releases.written', subjectOf(job)));
  const { result } = outcome;
  if (result.revertedBecause !== null) return live(revertedText(result));
  return calm(t('releases.wentBack', { number: result.sequence }));
}

interface GoBackDialogProps {
  release: ReleaseSummary;
  onClose(): void;
  onGoBack(): void;
}

/** Explains the consequences of going back, before it happens. */
function GoBackDialog({ release: { sequence: number, date }, onClose, onGoBack }: GoBackDialogProps) {
  return (
    <FormDialog
      title={t('releases.goBackTo', { number })}
      submit={t('releases.goBack')}
      onClose={onClose}
      onSubmit={onGoBack}
    >
      <p>{t('releases.goBackMeans', { number, date: dayText(new Date(`${date}T12:00`)) })}</p>
      <p>{t('releases.goBackKeeps')}</p>
      <p>{t('publish.visitors')}</p>
    </FormDialog>
  );
}

/** Packages that were installed, or refused, from plugged-in sticks; the newest first. */
function StickReportList({ news }: { news: readonly StickReport[] }) {
  return (
    <Panel title={t('releases.sticks')} plain small>
      <ul>
        {news.map((each) => (
          <li key={`${each.at} ${each.file}`} class={styles.news} data-outcome={each.outcome}>
            <p>{newsText(each)}</p>
            <p class={styles.facts}>{`${instantText(each.at)} · ${each.stick} · ${each.file}`}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function newsText({ outcome, sequence, version, reason, detail }: StickReport): string {
  if (outcome !== 'refused' && version !== null) return t(`releases.sticks.app-${outcome}`, { version });
  if (outcome !== 'refused') return t(`releases.sticks.${outcome}`, { number: sequence ?? 0 });
  return `${t('releases.sticks.refused')} ${reasonText(reason, detail) ?? reason}`;
}
