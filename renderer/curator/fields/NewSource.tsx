import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RecordSummary } from '../../../db/model/api/records.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { formProblems } from '../form/check.ts';
import { FormContext, problemsByPath, useForm } from '../form/context.ts';
import { createForm } from '../form/form.ts';
import { kindForms } from '../kinds/kinds.ts';
import { sourceCore } from '../kinds/sources.ts';
import { Duplicates } from '../records/Duplicates.tsx';
import { idFrom } from '../records/id-from.ts';
import { FormDialog } from '../ui/FormDialog.tsx';
import styles from './Lists.module.css';

interface NewSourceProps {
  onClose(): void;
  onCreated(source: RecordSummary): void;
}

/** Creates a source without leaving the record that cites it. */
export function NewSource({ onClose, onCreated }: NewSourceProps) {
  const { api, names } = useWorkshop();
  const { FieldOf } = useForm();
  const form = useMemo(() => createForm(kindForms.source.fresh(), () => performance.now()), []);
  const problems = useComputed(() => formProblems('source', { ...form.body.value, id: 'new' }));
  const parts = useMemo(
    () => ({
      FieldOf,
      form,
      recordKey: { kind: 'source' as const, id: 'new' },
      problems,
      byPath: problemsByPath(problems),
    }),
    [FieldOf, form, problems],
  );
  const create = async (): Promise<void> => {
    const title = form.body.value.title as Record<string, string>;
    const id = idFrom(
      languages.toReversed().map((each) => title[each] ?? ''),
      'source',
    );
    const source = await api.create('source', {
      id,
      body: { ...form.body.value, id },
      reason: t('citation.newReason'),
    });
    names.learn(source);
    onCreated(source);
  };
  return (
    <FormDialog
      title={t('citation.newSource')}
      submit={t('citation.makeSource')}
      canSubmit={problems.value.length === 0}
      wide
      onClose={onClose}
      onSubmit={create}
    >
      <FormContext.Provider value={parts}>
        <div class={styles.group}>
          <Duplicates title="title" onChoose={onCreated} />
          {sourceCore.map((field) => (
            <FieldOf key={field.name} field={field} within={[]} />
          ))}
          <FieldOf field={{ form: 'line', name: 'url' }} within={[]} />
        </div>
      </FormContext.Provider>
    </FormDialog>
  );
}
