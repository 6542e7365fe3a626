import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import type { RecordKey, RevisionSummary } from '../../../db/model/record/workshop.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { Button } from '../shell/Button.tsx';
import { ButtonLink } from '../shell/ButtonLink.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import { refusalWords } from '../state/refusalWords.ts';
import { recordHref } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { inLanguage, t } from '../state/words.ts';
import { HistoryView } from './HistoryView.tsx';
import { OldVersion } from './OldVersion.tsx';
import { useHistory } from './useHistory.ts';
import { useNaming } from './useNaming.ts';

/** Everything that ever happened to one record, and every way back. */
export function HistoryScreen({ kind, id }: RecordKey) {
  const { api } = useWorkshop();
  const { state, ...acts } = useHistory(api, { kind, id }, refusalWords);
  const batch = useSignal<RevisionSummary | null>(null);
  const ask = (revision: RevisionSummary | null): void => {
    batch.value = revision;
  };
  const names = useNaming(kind);
  const { history, notice, opened, merge } = state;
  const title = inLanguage(history?.record.title) || id;
  return (
    <Page
      title={title}
      lead={t('history.lead')}
      acts={
        <ButtonLink href={recordHref(kind, id)} icon={ArrowLeft}>
          {t('history.back')}
        </ButtonLink>
      }
    >
      {notice && <Notice tone={notice.tone}>{notice.words}</Notice>}
      {!history && !notice && <p class="quiet">{t('history.loading')}</p>}
      {history && (
        <HistoryView
          names={names}
          revisions={history.revisions}
          onOpen={acts.open}
          onUndo={acts.undo}
          onBringBack={acts.bringBack}
          onUndoBatch={ask}
        />
      )}
      {opened && (
        <OldVersion
          {...opened}
          names={names}
          isNewest={opened.revision.number === history?.record.revision}
          onBringBack={() => void acts.bringBack(opened.revision)}
          onClose={acts.close}
        />
      )}
      {merge && (
        <Dialog title={t('history.merge')} wide onClose={acts.close}>
          <MergeView
            kind={kind}
            proposal={merge.proposal}
            lead={t('history.mergeLead')}
            onResolve={acts.resolve}
            onCancel={acts.close}
          />
        </Dialog>
      )}
      {batch.value && (
        <UndoBatch
          onLeave={() => ask(null)}
          onUndo={() => {
            if (batch.value) void acts.undoBatch(batch.value);
            ask(null);
          }}
        />
      )}
    </Page>
  );
}

/** An import touches many records: it is asked once more. */
function UndoBatch({ onLeave, onUndo }: { onLeave(): void; onUndo(): void }) {
  const foot = (
    <>
      <Button onClick={onLeave}>{t('history.cancel')}</Button>
      <Button look="primary" onClick={onUndo}>
        {t('history.undoBatch')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('history.undoBatch')} onClose={onLeave} foot={foot}>
      <p>{t('history.undoBatch.sure')}</p>
    </Dialog>
  );
}
