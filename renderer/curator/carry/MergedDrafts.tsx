import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import type { DraftsMerged, MergeAsked } from '../../../db/model/api/publish.ts';
import type { Body } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { RecordName } from '../records/RecordName.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './Carry.module.css';

interface MergedDraftsProps {
  merged: DraftsMerged;
  isBusy: boolean;
  onUndo(batch: string): Promise<void>;
  onDecide(asked: MergeAsked, body: Body): Promise<void>;
}

/** What was merged automatically, with an undo, and the conflicts to decide. */
export function MergedDrafts({ merged, isBusy, onUndo, onDecide }: MergedDraftsProps) {
  const opened = useSignal<MergeAsked | null>(null);
  const close = (): void => {
    opened.value = null;
  };
  const { by, batch, asked, withdrawn } = merged;
  const taken = merged.created + merged.changed;
  const undo = batch !== null && (
    <Button icon={Undo2} disabled={isBusy} onClick={() => void onUndo(batch)}>
      {t('carry.undoDrafts')}
    </Button>
  );
  return (
    <>
      <Notice actions={undo}>
        {taken + asked.length === 0 && t('carry.noDrafts')}
        {taken > 0 && `${t('carry.draftsTaken', { name: by, count: taken })} `}
        {asked.length > 0 && t('carry.draftsAsked', { count: asked.length })}
      </Notice>
      <ul>
        {asked.map((each) => (
          <li key={`${each.kind}/${each.id}`} class={styles.file} data-draft={`${each.kind}/${each.id}`}>
            <span class={styles.name}>
              <RecordName recordKey={each} />
            </span>
            <span class="quiet">{t('carry.collisions', { count: each.merge.conflicts.length })}</span>
            <Button disabled={isBusy} onClick={() => (opened.value = each)}>
              {t('carry.lookAtDraft')}
            </Button>
          </li>
        ))}
        {withdrawn.map((each) => (
          <li key={`${each.kind}/${each.id}`} class={styles.file}>
            <span class={styles.name}>
              <RecordName recordKey={each} />
            </span>
            <span class="quiet">{t('carry.draftWithdrawn')}</span>
          </li>
        ))}
      </ul>
      {opened.value && (
        <Dialog title={t('carry.mergeOf', { name: by })} wide onClose={close}>
          <MergeView
            kind={opened.value.kind}
            proposal={opened.value.merge}
            lead={t('carry.mergeLead', { name: by })}
            file={by}
            onResolve={(body) => {
              if (opened.value) void onDecide(opened.value, body);
              close();
            }}
            onCancel={close}
          />
        </Dialog>
      )}
    </>
  );
}
