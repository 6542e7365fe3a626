import { useComputed, useSignal } from '@preact/signals';
import { t } from '../app/i18n.ts';
import { FieldOf } from '../fields/FieldOf.tsx';
import { useForm } from '../form/context.ts';
import type { KindForm } from '../kinds/field.ts';
import styles from './RecordEditor.module.css';

interface FormSectionProps {
  section: KindForm['sections'][number];
  /** Whether the record was saved before. */
  isSaved: boolean;
}

/** A titled part of a record's form. */
export function FormSection({ section, isSaved }: FormSectionProps) {
  if (!section.folded || !isSaved) {
    return (
      <section class={styles.section}>
        <h2 class={styles.title}>{t(section.title)}</h2>
        <Fields section={section} />
      </section>
    );
  }
  return <FoldedSection section={section} />;
}

/** Its fields are drawn once it is opened; `goTo` finds it by their names. */
function FoldedSection({ section }: Pick<FormSectionProps, 'section'>) {
  const { problems } = useForm();
  const names = section.fields.map(({ name }) => name);
  const isWrong = useComputed(() => problems.value.some(({ path }) => names.includes(String(path[0]))));
  const isOpen = useSignal(isWrong.peek());
  return (
    <details
      class={styles.fold}
      data-fields={names.join(' ')}
      open={isOpen.value}
      onToggle={(event) => (isOpen.value = event.currentTarget.open)}
    >
      <summary class={styles.foldTitle}>
        <h2 class={styles.title}>{t(section.title)}</h2>
      </summary>
      {isOpen.value && (
        <div class={styles.section}>
          <Fields section={section} />
        </div>
      )}
    </details>
  );
}

function Fields({ section }: Pick<FormSectionProps, 'section'>) {
  return section.fields.map((field) => <FieldOf key={field.name} field={field} within={[]} />);
}
