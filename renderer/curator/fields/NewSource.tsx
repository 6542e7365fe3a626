import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RecordSummary } from '../../../db/model/api/workshop.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { formProblems } from '../form/check.ts';
import { FormContext, problemsByPath } from '../form/context.ts';
import { createForm } from '../form/form.ts';
import { kindForms } from '../kinds/kinds.ts';
import { sourceCore } from '../kinds/sources.ts';
import { Duplicates } from '../records/Duplicates.tsx';
import { idFrom } from '../records/id-from.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FieldOf } from './FieldOf.tsx';
import styles from './Groups.module.css';

interface NewSourceProps {
  onClose(): void;
  onMade(source: RecordSummary): void;
}

/** A source that is not among the sources yet, put there without leaving what is being written. */
export function NewSource({ onClose, onMade }: NewSourceProps) {
  const { api, names } = useWorkshop();
  const form = useMemo(() => createForm(kindForms.source.fresh(), () => performance.now()), []);
  const failure = useSignal<string | null>(null);
  const problems = useComputed(() => formProblems('source', { ...form.body.value, id: 'new' }));
  const parts = useMemo(
    () => ({ form, recordKey: { kind: 'source' as const, id: 'new' }, problems, byPath: problemsByPath(problems) }),
    [form, problems],
  );
  const make = async (): Promise<void> => {
    const title = form.body.value.title as Record<string, string>;
    const id = idFrom(
      languages.toReversed().map((each) => title[each] ?? ''),
      'source',
    );
    try {
      const made = await api.create('source', {
        id,
        body: { ...form.body.value, id },
        reason: t('citation.newReason'),
      });
      names.learn(made);
      onMade(made);
    } catch (error) {
      failure.value = refusalWords(error);
    }
  };
  return (
    <Dialog
      title={t('citation.newSource')}
      wide
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" disabled={problems.value.length > 0} onClick={() => void make()}>
            {t('citation.makeSource')}
          </Button>
        </>
      }
    >
      <FormContext.Provider value={parts}>
        <div class={styles.group}>
          <Duplicates title="title" onChoose={onMade} />
          {sourceCore.map((field) => (
            <FieldOf key={field.name} field={field} within={[]} />
          ))}
          <FieldOf field={{ form: 'line', name: 'url' }} within={[]} />
        </div>
      </FormContext.Provider>
      {failure.value && <Notice tone="live">{failure.value}</Notice>}
    </Dialog>
  );
}
