import { useSignal } from '@preact/signals';
import { Eye, EyeOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { Button } from './Button.tsx';
import styles from './Field.module.css';
import input from './Field.module.css';
import { focusOnce } from './focus-once.ts';

interface TextFieldProps {
  search?: boolean;
  required?: boolean;
  maxLength?: number;
  lang?: string;
  autocomplete?: 'off' | 'username';
  label: string;
  hint?: string;
  value: string;
  /** Several lines; absent: one. */
  rows?: number;
  /** It takes the focus when it appears. */
  autoFocus?: boolean;
  onInput(value: string): void;
}

/** A labelled place to write in. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, rows, autoFocus, search, autocomplete, onInput, ...constraints } = props;
  const id = useId();
  const shared = {
    ...constraints,
    id,
    class: styles.input,
    ref: autoFocus ? focusOnce : undefined,
    value,
    'aria-describedby': hint ? `${id}-hint` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div>
      <label class={styles.label} for={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input
          {...shared}
          {...(search ? ({ type: 'search' } as const) : ({ type: 'text' } as const))}
          autocomplete={autocomplete}
          spellcheck={false}
        />
      ) : (
        <textarea {...shared} rows={rows} />
      )}
      {hint && (
        <p id={`${id}-hint`} class={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface SelectFieldProps<T extends string> {
  label: string;
  /** Null: `none` is chosen. */
  value: T | null;
  options: readonly (readonly [value: T, label: string])[];
  /** Label of the option that chooses nothing; absent: something is always chosen. */
  none?: string;
  onChoose(value: T | null): void;
}

/** One of a few options. */
export function SelectField<T extends string>({ label, value, options, none, onChoose }: SelectFieldProps<T>) {
  const id = useId();
  return (
    <div>
      <label class={styles.label} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={styles.input}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(options.find(([each]) => each === currentTarget.value)?.[0] ?? null)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  type?: 'checkbox' | 'radio';
  /** Of the group of radio buttons. */
  name?: string;
  id?: string;
  checked: boolean;
  hint?: string;
  onChange(checked: boolean): void;
  children: ComponentChildren;
}

/** A box or radio button with its label. */
export function Check({ type = 'checkbox', name, id, checked, hint, onChange, children }: CheckProps) {
  return (
    <label id={id} class={styles.check}>
      <input
        type={type}
        name={name}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        {children}
        {hint && <span class={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}

interface PassphraseProps {
  label: string;
  value: string;
  /** What a browser's own keeper of passwords should take it for. */
  autocomplete?: 'current-password' | 'new-password';
  autoFocus?: boolean;
  onInput(value: string): void;
}

/** A field that hides what is written, unless it is to be seen. */
export function Passphrase({ label, value, autocomplete = 'current-password', autoFocus, onInput }: PassphraseProps) {
  const id = useId();
  const seen = useSignal(false);
  return (
    <div>
      <label class={input.label} for={id}>
        {label}
      </label>
      <div class={input.line}>
        <input
          {...(seen.value ? ({ type: 'text' } as const) : ({ type: 'password' } as const))}
          id={id}
          class={input.input}
          autocomplete={autocomplete}
          spellcheck={false}
          ref={autoFocus ? focusOnce : undefined}
          required
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        <Button
          icon={seen.value ? EyeOff : Eye}
          aria-pressed={seen.value}
          aria-label={t('signIn.show')}
          onClick={() => (seen.value = !seen.value)}
        />
      </div>
    </div>
  );
}
