import { useSignal } from '@preact/signals';
import { Download } from 'lucide';
import type { DraftProposal } from '../../../db/model/record/publish.ts';
import { whenWords } from '../history/when.ts';
import { FileDrop } from '../media/FileDrop.tsx';
import { MergeView } from '../merge/MergeView.tsx';
import { Button } from '../shell/Button.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { recordHref } from '../state/route.ts';
import { inLanguage, type Key, t } from '../state/words.ts';
import styles from './CarryScreen.module.css';
import { NewFromDraft } from './NewFromDraft.tsx';
import { useDraftFile } from './useDraftFile.ts';

/** Drafts as a file: one's own to take along, a colleague's to bring together with what is here, record by record. */
export function Drafts() {
  const { state, ...acts } = useDraftFile();
  const opened = useSignal<DraftProposal | null>(null);
  const close = (): void => {
    opened.value = null;
  };
  const { notice, proposals, isBusy, taken } = state;
  return (
    <section class={styles.part} aria-labelledby="carry-drafts">
      <h2 id="carry-drafts" class={styles.title}>
        {t('carry.drafts')}
      </h2>
      <p class={styles.words}>{t('carry.draftsHint')}</p>
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
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
        onFiles={([file]) => file && void acts.read(file)}
      />
      {proposals && (
        <ul>
          {proposals.map((proposal) => (
            <Proposal
              key={`${proposal.kind}/${proposal.id}`}
              proposal={proposal}
              isTaken={taken.includes(`${proposal.kind}/${proposal.id}`)}
              onOpen={() => (opened.value = proposal)}
            />
          ))}
        </ul>
      )}
      {opened.value && <Opened proposal={opened.value} onTake={acts.take} onClose={close} />}
    </section>
  );
}

interface ProposalProps {
  proposal: DraftProposal;
  isTaken: boolean;
  onOpen(): void;
}

function Proposal({ proposal, isTaken, onOpen }: ProposalProps) {
  const { kind, id, title, by, savedAt, merge } = proposal;
  const collisions = merge?.conflicts.length ?? 0;
  return (
    <li class={styles.file} data-draft={`${kind}/${id}`}>
      <span class={styles.name}>
        {inLanguage(title) || id}
        <span class="quiet">
          {' '}
          · {t(`kind.${kind}` as Key)} · {by}, {whenWords(savedAt)}
        </span>
      </span>
      {isTaken ? (
        <a class={styles.taken} href={recordHref(kind, id)}>
          {t('carry.draftTaken')}
        </a>
      ) : (
        <>
          <span class="quiet">
            {merge === null ? t('carry.draftNew') : t('carry.collisions', { count: collisions })}
          </span>
          <Button onClick={onOpen}>
            <span>{t('carry.lookAtDraft')}</span>
            <span class="unseen"> {inLanguage(title) || id}</span>
          </Button>
        </>
      )}
    </li>
  );
}

interface OpenedProps {
  proposal: DraftProposal;
  onTake(proposal: DraftProposal, body: DraftProposal['body']): Promise<void>;
  onClose(): void;
}

function Opened({ proposal, onTake, onClose }: OpenedProps) {
  const { kind, id, title, by, merge, body } = proposal;
  const take = (whole: DraftProposal['body']): void => {
    onClose();
    void onTake(proposal, whole);
  };
  return (
    <Dialog title={inLanguage(title) || id} wide onClose={onClose}>
      {merge ? (
        <MergeView
          kind={kind}
          proposal={merge}
          lead={t('carry.mergeLead', { name: by })}
          onResolve={take}
          onCancel={onClose}
        />
      ) : (
        <NewFromDraft kind={kind} body={body} by={by} onTake={() => take(body)} onClose={onClose} />
      )}
    </Dialog>
  );
}
