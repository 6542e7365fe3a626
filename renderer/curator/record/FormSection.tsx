import { useComputed, useSignal } from '@preact/signals';
import type { WorkshopRecord } from '../../../db/model/api/records.ts';
import { t } from '../app/i18n.ts';
import { FieldOf } from '../fields/FieldOf.tsx';
import { useForm } from '../form/context.ts';
import { type KindForm, labelOf } from '../kinds/field.ts';
import styles from './RecordEditor.module.css';

interface FormSectionProps {
  section: KindForm['sections'][number];
  record: WorkshopRecord;
}

/** A titled part of a record's form. */
export function FormSection({ section, record }: FormSectionProps) {
  if (!section.folded || record.revision === 0) {
    return (
      <section class={styles.section}>
        <h2 class={styles.title}>{t(section.title)}</h2>
        <Fields section={section} />
      </section>
    );
  }
  return <FoldedSection section={section} record={record} />;
}

/** Its fields are drawn once it is opened; `goTo` finds it by their names. */
function FoldedSection({ section, record }: FormSectionProps) {
  const { problems, form } = useForm();
  const names = section.fields.map(({ name }) => name);
  const isWrong = useComputed(() => problems.value.some(({ path }) => names.includes(String(path[0]))));
  const isDrafted = (name: string): boolean =>
    JSON.stringify(form.body.peek()[name]) !== JSON.stringify(record.body[name]);
  const isOpen = useSignal(isWrong.peek() || names.some(isDrafted));
  const filled = useComputed(() => section.fields.filter(({ name }) => isFilled(form.body.value[name])).map(labelOf));
  return (
    <details
      class={styles.fold}
      data-fields={names.join(' ')}
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary class={styles.foldTitle}>
        <h2 class={styles.title}>{t(section.title)}</h2>
        {!isOpen.value && <span class={styles.filled}>{filled.value.join(' · ')}</span>}
      </summary>
      {isOpen.value && (
        <div class={styles.section}>
          <Fields section={section} />
        </div>
      )}
    </details>
  );
}

const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false && value !== '';

function Fields({ section }: Pick<FormSectionProps, 'section'>) {
  return section.fields.map((field) => <FieldOf key={field.name} field={field} within={[]} />);
}
