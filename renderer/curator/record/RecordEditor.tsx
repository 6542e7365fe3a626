import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { browserClock } from '../../shared/clock/idle-timer.ts';
import type { Body } from '../api/client.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { instantText } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { recordsHref } from '../app/route.ts';
import { FieldOf } from '../fields/FieldOf.tsx';
import { FormContext } from '../form/context.ts';
import { unsentDrafts } from '../form/unsent-draft.ts';
import { kindForms } from '../kinds/kinds.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { Duplicates } from '../records/Duplicates.tsx';
import { duplicateRecord } from '../records/NewRecord.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ClaimsOf } from './ClaimsOf.tsx';
import { EditorHead } from './EditorHead.tsx';
import { EditorSide } from './EditorSide.tsx';
import { openEditor } from './editor.ts';
import { FormSection } from './FormSection.tsx';
import styles from './RecordEditor.module.css';
import { SaveDialog } from './SaveDialog.tsx';
import { useUndoKeys } from './undo-keys.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface RecordEditorProps {
  record: WorkshopRecord;
  /** A revision was made or the draft dropped: load the record again. */
  onChanged(): void;
}

/** The editor of one record. */
export function RecordEditor({ record, onChanged }: RecordEditorProps) {
  const { api, session } = useWorkshop();
  const mayEdit = session.account.roles.some((role) => role !== 'technician');
  const account = session.account.id;
  const editor = useMemo(
    () => openEditor({ api, record, clock: browserClock, unsent: unsentDrafts(account, record) }),
    [api, record, account],
  );
  const parts = useMemo(() => ({ ...editor.parts, FieldOf }), [editor]);
  const asking = useSignal<'save' | 'withdraw' | 'drop' | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    const saveNow = (): void => {
      editor.keepUnsent();
      void editor.autosave.now();
    };
    const warn = (event: BeforeUnloadEvent): void => {
      if (editor.autosave.state.peek() === 'failed') event.preventDefault();
    };
    addEventListener('pagehide', saveNow);
    addEventListener('beforeunload', warn);
    return () => {
      removeEventListener('pagehide', saveNow);
      removeEventListener('beforeunload', warn);
      editor.keepUnsent();
      void editor.autosave.now().then(editor.end);
    };
  }, [editor]);
  const { undo, redo } = useUndoKeys(editor.parts.form, () => (asking.value = 'save'));
  const askToDrop = (): void => {
    if (record.revision === 0) asking.value = 'drop';
    else void drop();
  };
  const form = kindForms[record.kind];
  const resolve = async (body: Body): Promise<void> => {
    failure.value = null;
    try {
      if (await editor.resolve(body)) onChanged();
    } catch (error) {
      failure.value = refusalText(error);
    }
  };
  const duplicate = async (): Promise<void> => {
    failure.value = null;
    try {
      await duplicateRecord(api, record, editor.parts.form.body.peek());
    } catch (error) {
      failure.value = refusalText(error);
    }
  };
  const drop = async (): Promise<void> => {
    asking.value = null;
    await editor.drop();
    if (record.revision === 0) location.replace(recordsHref(record.kind));
  };
  return (
    <FormContext.Provider value={parts}>
      <div class={styles.editor}>
        <EditorHead
          record={record}
          editor={editor}
          onUndo={undo}
          onRedo={redo}
          onDuplicate={() => void duplicate()}
          onSave={() => (asking.value = 'save')}
          onWithdraw={() => (asking.value = 'withdraw')}
        />
        <EditorSide record={record} editor={editor} />
        <fieldset class={styles.form} disabled={!mayEdit}>
          {!mayEdit && <Notice>{t('record.readOnly')}</Notice>}
          {failure.value && <Notice tone="live">{failure.value}</Notice>}
          {editor.isBroughtBack && editor.differs.value && <Notice>{t('draft.broughtBack')}</Notice>}
          <DraftNotice record={record} differs={editor.differs.value} onDrop={askToDrop} />
          {form.title && <Duplicates title={form.title} />}
          {form.sections.map((section, index) => (
            <Fragment key={section.title}>
              <FormSection section={section} record={record} />
              {index === 0 && <ClaimsOf record={record} />}
            </Fragment>
          ))}
        </fieldset>
      </div>
      {asking.value === 'save' && (
        <SaveDialog record={record} editor={editor} onClose={() => (asking.value = null)} onSaved={onChanged} />
      )}
      {asking.value === 'drop' && <DropDialog onClose={() => (asking.value = null)} onDrop={() => void drop()} />}
      {asking.value === 'withdraw' && (
        <WithdrawDialog record={record} onClose={() => (asking.value = null)} onDone={onChanged} />
      )}
      {editor.conflict.value && (
        <Dialog title={t('conflict.title')} wide onClose={editor.postpone}>
          <MergeView
            kind={record.kind}
            proposal={editor.conflict.value}
            mine={editor.parts.form.body.value}
            onResolve={(body) => void resolve(body)}
            onCancel={editor.postpone}
          />
        </Dialog>
      )}
    </FormContext.Provider>
  );
}

interface DraftNoticeProps {
  record: WorkshopRecord;
  /** Whether the form differs from the newest revision. */
  differs: boolean;
  onDrop(): void;
}

/** Says that the form shows an unsaved draft, and whether the record was saved by others since. */
function DraftNotice({ record, differs, onDrop }: DraftNoticeProps) {
  const { draft, revision, changedBy } = record;
  if (!draft || !differs) return null;
  const drop = <Button onClick={onDrop}>{t('draft.drop')}</Button>;
  const overtaken = revision > 0 && draft.baseRevision < revision;
  return (
    <>
      <Notice actions={drop}>{t('draft.found', { when: instantText(draft.savedAt) })}</Notice>
      {overtaken && <Notice tone="live">{t('draft.overtaken', { name: changedBy })}</Notice>}
    </>
  );
}

/** Confirms the deletion of a record that was never saved. */
function DropDialog({ onClose, onDrop }: { onClose(): void; onDrop(): void }) {
  return (
    <Dialog
      title={t('drop.title')}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={onClose}>
            {t('drop.keep')}
          </Button>
          <Button onClick={onDrop}>{t('draft.drop')}</Button>
        </>
      }
    >
      <p>{t('drop.lead')}</p>
    </Dialog>
  );
}
