import { useSignal } from '@preact/signals';
import type { StatedFigure, WorkshopRecord } from '../../../db/model/api/records.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import type { Body } from '../api/client.ts';
import type { Names } from '../api/names.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, language, t, translateIn } from '../app/i18n.ts';
import field from '../ui/Field.module.css';
import { Check, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Stack } from '../ui/layout.tsx';
import type { Editor } from './editor.ts';
import { correctedFigures } from './figures-of.ts';
import { StatedDialog } from './StatedDialog.tsx';

interface SaveDialogProps {
  record: WorkshopRecord;
  editor: Editor;
  onClose(): void;
  onSaved(): void;
}

/** A source that is cited now and was not before is the likely reason, to be confirmed or replaced. */
function reasonOf({ body }: WorkshopRecord, { parts, answers }: Editor, names: Names): string {
  if (answers.peek()) return '';
  const before = new Set(sourcesOf(body));
  const titles = sourcesOf(parts.form.body.peek())
    .filter((id) => !before.has(id))
    .map((id) => inLanguage(names.of({ kind: 'source', id }).peek()?.title) || id);
  return titles.length === 0 ? '' : t('save.newSource', { names: titles.join('; ') });
}

const sourcesOf = ({ citations }: Body): string[] =>
  (Array.isArray(citations) ? citations : []).map((each) => String(each?.source ?? ''));

/** Asks why the change was made and, for a published record, whether the corrections log mentions it. */
export function SaveDialog({ record, editor, onClose, onSaved }: SaveDialogProps) {
  const { api, names } = useWorkshop();
  const reason = useSignal(record.revision === 0 ? t('save.newRecord') : reasonOf(record, editor, names));
  const stands = useSignal<StatedFigure[]>([]);
  const isCorrection = useSignal(false);
  const correction = useSignal<Record<Language, string>>({ kk: '', ru: '', en: '' });
  const isAnswer = editor.answers.peek();
  const isPublished = !isAnswer && record.revision > 0 && record.state !== 'new' && record.state !== 'withdrawn';
  const isCorrectionComplete = languages.every((each) => correction.value[each].trim() !== '');
  const save = async (): Promise<void> => {
    const isSaved = await editor.save({
      reason: reason.value.trim(),
      correction: isCorrection.value ? { reason: correction.value } : undefined,
    });
    if (isSaved) stands.value = await statedElsewhere();
    if (stands.value.length > 0) return;
    onClose();
    if (isSaved) onSaved();
  };
  /** The record is saved: what cannot be found now is not worth a failure. */
  const statedElsewhere = async (): Promise<StatedFigure[]> => {
    const figures = correctedFigures(record.body, editor.parts.form.body.peek());
    const found = await Promise.all(figures.map((figure) => api.stated(record, figure, language.value))).catch(
      () => [],
    );
    return found.flat();
  };
  if (stands.value.length > 0) {
    const close = (): void => {
      onClose();
      onSaved();
    };
    return <StatedDialog found={stands.value} onClose={close} />;
  }
  return (
    <FormDialog
      title={t(isAnswer ? 'editor.answer' : 'save.title')}
      submit={t(isAnswer ? 'editor.answer' : 'editor.save')}
      canSubmit={reason.value.trim() !== '' && (!isCorrection.value || isCorrectionComplete)}
      onClose={onClose}
      onSubmit={save}
    >
      <TextField
        label={t(isAnswer ? 'save.answer' : 'save.reason')}
        rows={2}
        required
        autoFocus
        value={reason.value}
        onInput={(next) => (reason.value = next)}
      />
      {editor.problems.value.length > 0 && (
        <p class={field.hint}>{t('save.problems', { count: editor.problems.value.length })}</p>
      )}
      {isPublished && (
        <Check
          checked={isCorrection.value}
          hint={t('save.tellHint')}
          onChange={(checked) => (isCorrection.value = checked)}
        >
          {t('save.tell')}
        </Check>
      )}
      {isCorrection.value && (
        <fieldset>
          <legend class={field.label}>{t('save.told')}</legend>
          <Stack>
            {languages.map((each) => (
              <TextField
                key={each}
                label={translateIn(each)('language.name')}
                lang={each}
                rows={2}
                value={correction.value[each]}
                onInput={(next) => (correction.value = { ...correction.value, [each]: next })}
              />
            ))}
          </Stack>
        </fieldset>
      )}
    </FormDialog>
  );
}
