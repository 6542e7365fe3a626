import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import { useMemo } from 'preact/hooks';
import type { RecordKey, RevisionSummary } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';
import { instantText } from '../app/date-text.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { fieldName } from './changed-field.ts';
import { Value } from './FieldHistory.tsx';
import styles from './History.module.css';
import { type FieldNames, useFieldNames } from './naming.ts';
import { type RevisionActions, RevisionCard } from './RevisionCard.tsx';
import { readableLines } from './readable.ts';
import { useHistory } from './use-history.ts';

/** The revisions of one record, with undo and restore. */
export function HistoryScreen({ kind, id }: RecordKey) {
  const { history, message, opened, merge, ...actions } = useHistory({ kind, id });
  const batch = useSignal<RevisionSummary | null>(null);
  const ask = (revision: RevisionSummary | null): void => {
    batch.value = revision;
  };
  const names = useFieldNames(kind);
  const title = inLanguage(history?.record.title) || id;
  return (
    <Page
      title={title}
      lead={t('history.lead')}
      actions={
        <ButtonLink href={recordHref(kind, id)} icon={ArrowLeft}>
          {t('history.back')}
        </ButtonLink>
      }
    >
      <MessageNotice message={message} />
      {!history && !message && <p class="quiet">{t('history.loading')}</p>}
      {history && (
        <HistoryView
          names={names}
          revisions={history.revisions}
          onOpen={actions.open}
          onUndo={actions.undo}
          onBringBack={actions.bringBack}
          onUndoBatch={ask}
        />
      )}
      {opened && (
        <OldVersion
          {...opened}
          names={names}
          isNewest={opened.revision.number === history?.record.revision}
          onBringBack={() => void actions.bringBack(opened.revision)}
          onClose={actions.close}
        />
      )}
      {merge && (
        <Dialog title={t('history.merge')} wide onClose={actions.close}>
          <MergeView
            kind={kind}
            proposal={merge.proposal}
            lead={t('history.mergeLead')}
            onResolve={actions.resolve}
            onCancel={actions.close}
          />
        </Dialog>
      )}
      {batch.value && (
        <FormDialog
          title={t('history.undoBatch')}
          submit={t('history.undoBatch')}
          cancel={t('history.cancel')}
          onClose={() => ask(null)}
          onSubmit={() => {
            if (batch.value) void actions.undoBatch(batch.value);
            ask(null);
          }}
        >
          <p>{t('history.undoBatch.sure')}</p>
        </FormDialog>
      )}
    </Page>
  );
}

interface HistoryViewProps extends RevisionActions {
  names: FieldNames;
  /** Newest first. */
  revisions: RevisionSummary[];
}

/** Revisions shown at once; a button shows more, so that a long history opens as fast as a short one. */
const pageLength = 50;

/** The revisions of one record, all of them or those of one field. */
function HistoryView({ names, revisions, ...actions }: HistoryViewProps) {
  const field = useSignal<string | null>(null);
  const shownCount = useSignal(pageLength);
  const fields = useMemo(() => fieldsOf(revisions), [revisions]);
  const choose = (name: string | null): void => {
    field.value = name;
    shownCount.value = pageLength;
  };
  const more = (): void => {
    shownCount.value += pageLength;
  };
  const chosen = field.value;
  const shown = chosen === null ? revisions : revisions.filter((each) => touches(each, chosen));
  return (
    <>
      <div class={styles.head}>
        <SelectField
          label={t('history.filter')}
          none={t('history.filter.all')}
          value={chosen}
          options={fields.map((name) => [name, names.label([name])])}
          onChoose={choose}
        />
        <p class="quiet" role="status">
          {t('history.count', { count: shown.length })}
        </p>
      </div>
      {revisions.length <= 1 && <p class="quiet">{t('history.empty')}</p>}
      <ol class={styles.list}>
        {shown.slice(0, shownCount.value).map((revision) => (
          <RevisionCard
            key={revision.number}
            names={names}
            revision={revision}
            isNewest={revision === revisions[0]}
            field={chosen}
            actions={actions}
          />
        ))}
      </ol>
      {shown.length > shownCount.value && (
        <div>
          <Button onClick={more}>{t('history.more')}</Button>
        </div>
      )}
    </>
  );
}

const touches = ({ changes }: RevisionSummary, field: string): boolean =>
  changes.some(({ path }) => fieldName(path) === field);

/** Fields changed after the first revision, the last changed first. */
function fieldsOf(revisions: RevisionSummary[]): string[] {
  const names = revisions.filter(({ number }) => number > 1).flatMap(({ changes }) => changes);
  return [...new Set(names.map(({ path }) => fieldName(path)))].filter((name) => name !== '');
}

interface OldVersionProps {
  names: FieldNames;
  revision: RevisionSummary;
  body: Body;
  isNewest: boolean;
  onBringBack(): void;
  onClose(): void;
}

/** An earlier version of a record, and a button to restore it. */
function OldVersion({ names, revision, body, isNewest, onBringBack, onClose }: OldVersionProps) {
  const foot = (
    <>
      <Button onClick={onClose}>{t('history.close')}</Button>
      {!isNewest && (
        <Button look="primary" onClick={onBringBack}>
          {t('history.bringBack')}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={t('history.opened', { number: revision.number })} wide onClose={onClose} foot={foot}>
      <p class={styles.about}>
        {revision.by} · {instantText(revision.at)}
      </p>
      <Value lines={readableLines(names, body, [])} />
    </Dialog>
  );
}
