import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RecordKind, RecordSummary } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { formProblems } from '../form/check.ts';
import { FormContext, problemsByPath, useForm } from '../form/context.ts';
import { createForm } from '../form/form.ts';
import { briefFields } from '../kinds/find.ts';
import { kindForms } from '../kinds/kinds.ts';
import { Duplicates } from '../records/Duplicates.tsx';
import { idFrom } from '../records/id-from.ts';
import { freeId } from '../records/NewRecord.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import styles from './Lists.module.css';

interface NewPickedProps {
  kind: RecordKind;
  /** What was searched for and not found: the title to begin with. */
  title?: string;
  onClose(): void;
  onCreated(record: RecordSummary): void;
}

/** Creates a record without leaving the one that refers to it. */
export function NewPicked({ kind, title = '', onClose, onCreated }: NewPickedProps) {
  const { api, names } = useWorkshop();
  const { FieldOf } = useForm();
  const { title: named, fresh } = kindForms[kind];
  const form = useMemo(() => {
    const body = fresh();
    if (named && title) body[named] = { ...(body[named] as object), [language.peek()]: title };
    return createForm(body, () => performance.now());
  }, [kind, title]);
  const problems = useComputed(() => formProblems(kind, { ...form.body.value, id: 'new' }));
  const parts = useMemo(
    () => ({
      FieldOf,
      form,
      recordKey: { kind, id: 'new' },
      problems,
      byPath: problemsByPath(problems),
    }),
    [FieldOf, form, kind, problems],
  );
  const titles = (): string[] => {
    const written = (named && form.body.value[named]) as Record<string, string> | null;
    return languages.toReversed().map((each) => written?.[each]?.trim() ?? '');
  };
  const hasTitle = useComputed(() => titles().some((each) => each !== ''));
  const create = async (): Promise<void> => {
    const id = await freeId(api, kind, idFrom(titles(), kind));
    const record = await api.create(kind, { id, body: { ...form.body.value, id }, reason: t('picker.newReason') });
    names.learn(record);
    onCreated(record);
  };
  return (
    <FormDialog
      title={t('newRecord.title', { kind: t(`kind.${kind}` as Key) })}
      submit={t('picker.make')}
      canSubmit={hasTitle.value}
      wide
      onClose={onClose}
      onSubmit={create}
    >
      <FormContext.Provider value={parts}>
        <div class={styles.group}>
          {named && <Duplicates title={named} onChoose={onCreated} />}
          {briefFields(kind).map((field) => (
            <FieldOf key={field.name} field={field} within={[]} />
          ))}
        </div>
      </FormContext.Provider>
    </FormDialog>
  );
}
