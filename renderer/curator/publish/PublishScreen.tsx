import { useSignal } from '@preact/signals';
import type { PublishState, SwitchResult } from '../../../db/model/api/publish.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { revertedText } from '../api/release-error-text.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { outcomeOf } from '../jobs/outcome.ts';
import { useJob } from '../jobs/use-job.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import { ProofButton } from '../review/ProofButton.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Panel } from '../ui/layout.tsx';
import { calm, live, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { FirstKey } from './FirstKey.tsx';
import { Gates } from './Gates.tsx';
import styles from './Publish.module.css';
import { PublishForm } from './PublishForm.tsx';
import { PublishProgress } from './PublishProgress.tsx';

/** Publishes what is approved: what prevents it, what changes, and the signing. */
export function PublishScreen() {
  const { api, session } = useWorkshop();
  const failure = useSignal<string | null>(null);
  const published = useSignal<SwitchResult | null>(null);
  const { running, run } = useJob(['publish'], (job) => {
    const outcome = outcomeOf<SwitchResult>(job);
    if (outcome.ok) published.value = outcome.result;
    else failure.value = outcome.text;
  });
  const isRunning = running !== null;
  // Loaded again after publishing; the state before it is out of date.
  const {
    value: state,
    error,
    reload,
  } = useLoad<PublishState | null>(async () => (isRunning ? null : api.publishState()), [api, isRunning]);
  const publish = (key: string, passphrase: string): void => {
    failure.value = null;
    published.value = null;
    run({ kind: 'publish' }, () => api.publish(key, passphrase));
  };
  const problem = failure.value ?? (error ? refusalText(error) : null);
  return (
    <Page
      title={t('publish.title')}
      lead={t('publish.lead')}
      actions={<ProofButton label={t('publish.proof')} record={null} onRefused={(text) => (failure.value = text)} />}
    >
      <MessageNotice message={problem === null ? null : live(problem)} />
      {published.value && <Published result={published.value} />}
      {running && <PublishProgress job={running.job} />}
      {!running && !state && !problem && <p class="quiet">{t('publish.loading')}</p>}
      {!running && state && (
        <>
          <Changes state={state} />
          <Gates gates={state.gates} signing={state} />
          {state.needsFirstKey && session.account.roles.includes('technician') && (
            <FirstKey onMade={() => void reload()} />
          )}
          <PublishForm state={state} canPublish={session.account.roles.includes('approver')} onPublish={publish} />
        </>
      )}
    </Page>
  );
}

/** The new release, or why the kiosk went back to the former one. */
function Published({ result }: { result: SwitchResult }) {
  const message =
    result.revertedBecause === null ? calm(t('publish.done', { number: result.sequence })) : live(revertedText(result));
  return (
    <MessageNotice message={message} actions={<ButtonLink href="#/releases">{t('publish.toReleases')}</ButtonLink>} />
  );
}

/** The approved records that the release would contain. */
function Changes({ state: { approved, listsDiffer, waiting, nextSequence } }: { state: PublishState }) {
  return (
    <Panel title={t('publish.changes', { number: nextSequence })} plain>
      {listsDiffer && (
        <p>
          <a href="#/names">{t('publish.lists')}</a>
        </p>
      )}
      {approved.length === 0 && !listsDiffer ? (
        <p>{t('publish.nothing')}</p>
      ) : (
        <ul>
          {approved.map((record) => (
            <RecordRow key={`${record.kind}/${record.id}`} record={record} />
          ))}
        </ul>
      )}
      {(approved.length === 0 || waiting > 0) && (
        <div class={styles.nothing}>
          {waiting > 0 && <p class="quiet">{t('publish.waiting', { count: waiting })}</p>}
          <ButtonLink href="#/review">{t('publish.toReview')}</ButtonLink>
        </div>
      )}
    </Panel>
  );
}
