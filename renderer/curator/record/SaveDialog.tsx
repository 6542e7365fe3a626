import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { WorkshopRecord } from '../../../db/model/api/workshop.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { refusalWords } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { focusOnce } from '../ui/focus-once.ts';
import { Notice } from '../ui/Notice.tsx';
import type { Editor } from './editor.ts';
import styles from './SaveDialog.module.css';

interface SaveDialogProps {
  record: WorkshopRecord;
  editor: Editor;
  onClose(): void;
  onSaved(): void;
}

/** Why the change was made; and, of what visitors have seen, whether they are told. */
export function SaveDialog({ record, editor, onClose, onSaved }: SaveDialogProps) {
  const id = useId();
  const reason = useSignal('');
  const tells = useSignal(false);
  const told = useSignal<Record<Language, string>>({ kk: '', ru: '', en: '' });
  const failure = useSignal<string | null>(null);
  const busy = useSignal(false);
  // Only what visitors may have read needs to be put right before them.
  const isShown = record.revision > 0 && record.state !== 'new' && record.state !== 'withdrawn';
  const isComplete =
    reason.value.trim() !== '' && (!tells.value || languages.every((each) => told.value[each].trim() !== ''));
  const save = async (): Promise<void> => {
    if (!isComplete || busy.value) return;
    busy.value = true;
    failure.value = null;
    try {
      const correction = tells.value ? { reason: told.value } : undefined;
      const isSaved = await editor.save({ reason: reason.value.trim(), correction });
      onClose();
      if (isSaved) onSaved();
    } catch (error) {
      failure.value = refusalWords(error);
    }
    busy.value = false;
  };
  return (
    <Dialog title={t('save.title')} onClose={onClose}>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div>
          <label class={input.label} for={id}>
            {t('save.reason')}
          </label>
          <textarea
            id={id}
            class={input.input}
            rows={2}
            required
            ref={focusOnce}
            value={reason.value}
            onInput={(event) => (reason.value = event.currentTarget.value)}
          />
        </div>
        {editor.problems.value.length > 0 && (
          <p class={styles.note}>{t('save.problems', { count: editor.problems.value.length })}</p>
        )}
        {isShown && (
          <label class={styles.tell}>
            <input
              type="checkbox"
              class={styles.box}
              checked={tells.value}
              onChange={(event) => (tells.value = event.currentTarget.checked)}
            />
            <span>
              {t('save.tell')}
              <span class={styles.hint}>{t('save.tellHint')}</span>
            </span>
          </label>
        )}
        {tells.value && (
          <fieldset class={styles.told}>
            <legend class={input.label}>{t('save.told')}</legend>
            {languages.map((each) => (
              <div key={each}>
                <label class={input.label} for={`${id}-${each}`}>
                  {translateIn(each)('language.name')}
                </label>
                <textarea
                  id={`${id}-${each}`}
                  class={input.input}
                  lang={each}
                  rows={2}
                  value={told.value[each]}
                  onInput={(event) => (told.value = { ...told.value, [each]: event.currentTarget.value })}
                />
              </div>
            ))}
          </fieldset>
        )}
        {failure.value && <Notice tone="live">{failure.value}</Notice>}
        <div class={styles.acts}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" disabled={!isComplete || busy.value}>
            {t('editor.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
