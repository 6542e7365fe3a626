import { Copy, History, Printer, Redo2, Undo2 } from 'lucide';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { isRefusal, refusalText } from '../api/refusal.ts';
import { inLanguage, type Key, t } from '../app/i18n.ts';
import { historyHref, printHref, recordsHref } from '../app/route.ts';
import type { Autosave } from '../form/autosave.ts';
import { useValue } from '../form/context.ts';
import { kindForms } from '../kinds/kinds.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import type { Editor } from './editor.ts';
import styles from './RecordEditor.module.css';
import { canBeWithheld } from './WithdrawDialog.tsx';

interface EditorHeadProps {
  record: WorkshopRecord;
  editor: Editor;
  onUndo(): void;
  onRedo(): void;
  onDuplicate(): void;
  onSave(): void;
  onWithdraw(): void;
}

/** Title, state and buttons of the record; always visible. */
export function EditorHead({ record, editor, onUndo, onRedo, onDuplicate, onSave, onWithdraw }: EditorHeadProps) {
  const { kind, id, state, revision } = record;
  const [title] = useValue([kindForms[kind].title ?? 'id']);
  const words = typeof title === 'object' ? inLanguage(title as Record<string, string>) : inLanguage(record.title);
  const { form } = editor.parts;
  return (
    <header class={styles.head}>
      <div class={styles.words}>
        <p class={styles.where}>
          <a class={styles.list} href={recordsHref(kind)}>
            {t(`kinds.${kind}` as Key)}
          </a>
          <span>{revision === 0 ? t('record.notYet') : t(`state.${state}`)}</span>
          <span class={styles.id}>{id}</span>
        </p>
        <h1 class={styles.editorHeadTitle}>{words || id}</h1>
      </div>
      <div class={styles.actions}>
        <SaveState autosave={editor.autosave} differs={editor.differs.value} />
        <Button
          look="plain"
          icon={Undo2}
          aria-label={t('editor.undo')}
          title={t('editor.undo')}
          disabled={!form.canUndo.value}
          onClick={onUndo}
        />
        <Button
          look="plain"
          icon={Redo2}
          aria-label={t('editor.redo')}
          title={t('editor.redo')}
          disabled={!form.canRedo.value}
          onClick={onRedo}
        />
        {revision > 0 && (
          <ButtonLink look="plain" icon={History} href={historyHref(kind, id)}>
            {t('editor.history')}
          </ButtonLink>
        )}
        {revision > 0 && (
          <ButtonLink look="plain" icon={Printer} href={printHref(kind, id)}>
            {t('print.open')}
          </ButtonLink>
        )}
        {revision > 0 && kind !== 'release' && kind !== 'media' && (
          <Button look="plain" icon={Copy} onClick={onDuplicate}>
            {t('editor.duplicate')}
          </Button>
        )}
        {revision > 0 && (
          <Button look="plain" onClick={onWithdraw}>
            {t(
              state === 'withdrawn' ? 'editor.restore' : canBeWithheld(record) ? 'editor.withhold' : 'editor.withdraw',
            )}
          </Button>
        )}
        <Button look="primary" disabled={!editor.differs.value && !editor.answers.value} onClick={onSave}>
          {t(editor.answers.value ? 'editor.answer' : 'editor.save')}
        </Button>
      </div>
    </header>
  );
}

/** Whether the draft is saved; silent while it is. */
function SaveState({ autosave, differs }: { autosave: Autosave; differs: boolean }) {
  const state = autosave.state.value;
  return (
    <p class={`${styles.state} ${state === 'failed' ? styles.live : ''}`} role="status" data-kept={state}>
      {stateText(autosave, differs)}
    </p>
  );
}

function stateText({ state, failure }: Autosave, differs: boolean): string {
  if (state.value === 'saved') return differs ? t('kept.kept') : '';
  if (state.value !== 'failed') return t(`kept.${state.value === 'saving' ? 'keeping' : state.value}`);
  return isRefusal(failure.value, 'no-answer') ? t('kept.unreachable') : refusalText(failure.value);
}
