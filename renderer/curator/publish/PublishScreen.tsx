import type { PublishState, SwitchResult } from '../../../db/model/api/publish.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import { ProofButton } from '../review/ProofButton.tsx';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { Gates } from './Gates.tsx';
import styles from './Publish.module.css';
import { PublishForm } from './PublishForm.tsx';
import { PublishProgress } from './PublishProgress.tsx';
import { reasonWords } from './release-error-text.ts';
import { usePublish } from './use-publish.ts';

/** From what is approved to what visitors see: what stands in the way, what would change, and the act itself. */
export function PublishScreen() {
  const { session } = useWorkshop();
  const { state, failure, published, running, publish, refuse } = usePublish();
  return (
    <Page
      title={t('publish.title')}
      lead={t('publish.lead')}
      acts={<ProofButton label={t('publish.proof')} record={null} onRefused={refuse} />}
    >
      {failure && <Notice tone="live">{failure}</Notice>}
      {published && <Published result={published} />}
      {running && <PublishProgress job={running.job} />}
      {!running && !state && !failure && <p class="quiet">{t('publish.loading')}</p>}
      {!running && state && (
        <>
          <WhatChanges state={state} />
          <Gates gates={state.gates} hasKeys={state.keys.length > 0} />
          <PublishForm state={state} mayPublish={session.account.roles.includes('approver')} onPublish={publish} />
        </>
      )}
    </Page>
  );
}

/** What became of it, or why it was taken back. */
function Published({ result }: { result: SwitchResult }) {
  const link = <ButtonLink href="#/releases">{t('publish.toReleases')}</ButtonLink>;
  const { sequence: number, revertedBecause } = result;
  if (revertedBecause === null) return <Notice acts={link}>{t('publish.done', { number })}</Notice>;
  const reason = reasonWords(revertedBecause, '') ?? revertedBecause;
  return (
    <Notice tone="live" acts={link}>
      {t('publish.reverted', { number, reason })}
    </Notice>
  );
}

function WhatChanges({ state: { approved, waiting, nextSequence } }: { state: PublishState }) {
  return (
    <section class={styles.part} aria-labelledby="publish-changes">
      <h2 id="publish-changes" class={styles.title}>
        {t('publish.changes', { number: nextSequence })}
      </h2>
      {approved.length === 0 ? (
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
    </section>
  );
}
