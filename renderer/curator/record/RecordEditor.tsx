import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { WorkshopRecord } from '../../../db/model/record/workshop.ts';
import { browserClock } from '../../state/idle.ts';
import { FieldOf } from '../fields/FieldOf.tsx';
import { FormContext } from '../form/context.ts';
import { kindForms } from '../kinds/kinds.ts';
import { MergeView } from '../merge/MergeView.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { Notice } from '../shell/Notice.tsx';
import type { Body } from '../state/api.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { recordsHref } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { t } from '../state/words.ts';
import { ClaimsOf } from './ClaimsOf.tsx';
import { DraftNotice } from './DraftNotice.tsx';
import { DropDialog } from './DropDialog.tsx';
import { Duplicates } from './Duplicates.tsx';
import { EditorHead } from './EditorHead.tsx';
import { EditorSide } from './EditorSide.tsx';
import { openEditor } from './editor.ts';
import styles from './RecordEditor.module.css';
import { SaveDialog } from './SaveDialog.tsx';
import { useUndoKeys } from './useUndoKeys.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';

interface RecordEditorProps {
  record: WorkshopRecord;
  /** A revision was made, or the typing was dropped: read it anew. */
  onChanged(): void;
}

/** Everything that can be said of a record, and what becomes of it. */
export function RecordEditor({ record, onChanged }: RecordEditorProps) {
  const { api, session } = useWorkshop();
  const mayEdit = session.account.roles.some((role) => role !== 'technician');
  const editor = useMemo(() => openEditor({ api, record, clock: browserClock }), [api, record]);
  const asking = useSignal<'save' | 'withdraw' | 'drop' | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    const keepAtOnce = (): void => void editor.keeping.now();
    addEventListener('pagehide', keepAtOnce);
    return () => {
      removeEventListener('pagehide', keepAtOnce);
      void editor.keeping.now().then(editor.end);
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
      failure.value = refusalWords(error);
    }
  };
  const drop = async (): Promise<void> => {
    asking.value = null;
    await editor.drop();
    if (record.revision === 0) location.replace(recordsHref(record.kind));
  };
  return (
    <FormContext.Provider value={editor.parts}>
      <div class={styles.editor}>
        <EditorHead
          record={record}
          editor={editor}
          onUndo={undo}
          onRedo={redo}
          onSave={() => (asking.value = 'save')}
          onWithdraw={() => (asking.value = 'withdraw')}
        />
        <EditorSide record={record} editor={editor} />
        <fieldset class={styles.form} disabled={!mayEdit}>
          {!mayEdit && <Notice>{t('record.readOnly')}</Notice>}
          {failure.value && <Notice tone="live">{failure.value}</Notice>}
          <DraftNotice record={record} differs={editor.differs.value} onDrop={askToDrop} />
          {form.title && <Duplicates title={form.title} />}
          {form.sections.map((section) => (
            <section key={section.title} class={styles.section}>
              <h2 class={styles.title}>{t(section.title)}</h2>
              {section.fields.map((field) => (
                <FieldOf key={field.name} field={field} within={[]} />
              ))}
            </section>
          ))}
          <ClaimsOf record={record} />
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
        <Dialog title={t('conflict.title')} wide onClose={editor.putOff}>
          <MergeView
            kind={record.kind}
            proposal={editor.conflict.value}
            mine={editor.parts.form.body.value}
            onResolve={(body) => void resolve(body)}
            onCancel={editor.putOff}
          />
        </Dialog>
      )}
    </FormContext.Provider>
  );
}
