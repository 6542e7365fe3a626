import { useSignal } from '@preact/signals';
import { ArrowLeft } from 'lucide';
import { useId, useMemo } from 'preact/hooks';
import type { RecordKey, RevisionSummary } from '../../../db/model/api/workshop.ts';
import type { Body } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { whenWords } from '../app/date-text.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { fieldName } from './changed-field.ts';
import { Value } from './FieldHistory.tsx';
import styles from './History.module.css';
import { type Naming, useNaming } from './naming.ts';
import { type RevisionActs, RevisionCard } from './RevisionCard.tsx';
import { readableLines } from './readable.ts';
import { useHistory } from './use-history.ts';

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

interface HistoryViewProps extends RevisionActs {
  names: Naming;
  /** Newest first. */
  revisions: RevisionSummary[];
}

/** How many are drawn at once; more come with a button, so that 500 revisions open as fast as five. */
const pageLength = 50;

/** The revisions of one record, all of them or those of one field. */
function HistoryView({ names, revisions, ...acts }: HistoryViewProps) {
  const field = useSignal<string | null>(null);
  const room = useSignal(pageLength);
  const fields = useMemo(() => fieldsOf(revisions), [revisions]);
  const choose = (name: string | null): void => {
    field.value = name;
    room.value = pageLength;
  };
  const more = (): void => {
    room.value += pageLength;
  };
  const chosen = field.value;
  const shown = chosen === null ? revisions : revisions.filter((each) => touches(each, chosen));
  return (
    <>
      <div class={styles.head}>
        <FieldFilter names={names} fields={fields} chosen={chosen} onChoose={choose} />
        <p class="quiet" role="status">
          {t('history.count', { count: shown.length })}
        </p>
      </div>
      {revisions.length <= 1 && <p class="quiet">{t('history.empty')}</p>}
      <ol class={styles.list}>
        {shown.slice(0, room.value).map((revision) => (
          <RevisionCard
            key={revision.number}
            names={names}
            revision={revision}
            isNewest={revision === revisions[0]}
            field={chosen}
            acts={acts}
          />
        ))}
      </ol>
      {shown.length > room.value && (
        <div>
          <Button onClick={more}>{t('history.more')}</Button>
        </div>
      )}
    </>
  );
}

interface FieldFilterProps {
  names: Naming;
  fields: string[];
  chosen: string | null;
  onChoose(field: string | null): void;
}

function FieldFilter({ names, fields, chosen, onChoose }: FieldFilterProps) {
  const id = useId();
  return (
    <div class={styles.filter}>
      <label class={input.label} for={id}>
        {t('history.filter')}
      </label>
      <select
        id={id}
        class={input.input}
        value={chosen ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      >
        <option value="">{t('history.filter.all')}</option>
        {fields.map((name) => (
          <option key={name} value={name}>
            {names.label([name])}
          </option>
        ))}
      </select>
    </div>
  );
}

const touches = ({ changes }: RevisionSummary, field: string): boolean =>
  changes.some(({ path }) => fieldName(path) === field);

/** Fields that were changed after the record was first written, those changed last first. */
function fieldsOf(revisions: RevisionSummary[]): string[] {
  const names = revisions.filter(({ number }) => number > 1).flatMap(({ changes }) => changes);
  return [...new Set(names.map(({ path }) => fieldName(path)))].filter((name) => name !== '');
}

interface OldVersionProps {
  names: Naming;
  revision: RevisionSummary;
  body: Body;
  isNewest: boolean;
  onBringBack(): void;
  onClose(): void;
}

/** A whole version of a record, to read, with the way to bring it back. */
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
        {revision.by} · {whenWords(revision.at)}
      </p>
      <Value lines={readableLines(names, body, [])} />
    </Dialog>
  );
}
