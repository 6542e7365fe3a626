import { Plus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { type Key, t } from '../app/i18n.ts';
import { fieldId, useProblems } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { problemText } from '../form/problem-text.ts';
import { Button } from '../ui/Button.tsx';
import styles from './Fields.module.css';

interface FieldFrameProps {
  path: Path;
  label: string;
  hint?: Key;
  /** Id of the one control that the label names; absent: the field is a group of several. */
  controlId?: string;
  /** Needs half a line only. */
  short?: boolean;
  children: ComponentChildren;
}

/** A field with its label, hint and problems. */
export function FieldFrame({ path, label, hint, controlId, short, children }: FieldFrameProps) {
  const id = fieldId(path);
  const inner = (
    <>
      {hint && <p class={styles.hint}>{t(hint)}</p>}
      {children}
      <FieldProblems path={path} />
    </>
  );
  if (controlId) {
    return (
      <div id={id} class={styles.field} data-short={short || undefined}>
        <label class={styles.label} for={controlId}>
          {label}
        </label>
        {inner}
      </div>
    );
  }
  return (
    <fieldset id={id} class={styles.field} data-short={short || undefined}>
      <legend class={styles.label}>{label}</legend>
      {inner}
    </fieldset>
  );
}

export function FieldProblems({ path }: { path: Path }) {
  const problems = useProblems(path);
  if (problems.length === 0) return null;
  return (
    <ul id={`${fieldId(path)}-problems`} class={styles.problems}>
      {problems.map((problem) => (
        <li key={problem.message}>{problemText(problem)}</li>
      ))}
    </ul>
  );
}

/** A button that adds an optional field. */
export function AddButton({ path, label, onAdd }: { path: Path; label: string; onAdd(): void }) {
  return (
    <div id={fieldId(path)} class={styles.add} data-short>
      <Button look="plain" icon={Plus} onClick={onAdd}>
        {label}
      </Button>
    </div>
  );
}
