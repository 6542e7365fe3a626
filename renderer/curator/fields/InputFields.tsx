import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { language, t } from '../app/i18n.ts';
import { fieldId, useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import input from '../ui/Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';
import { numberIn, numberText } from './numbers.ts';

/** One line of text, or several. An empty one is removed from the body. */
export function LineField({ field, path }: { field: FieldOf<'line' | 'lines'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  const shared = {
    id,
    class: input.input,
    'aria-invalid': wrong,
    value: typeof value === 'string' ? value : '',
    onInput: (event: { currentTarget: { value: string } }) => write(event.currentTarget.value || undefined),
  };
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id}>
      {field.form === 'lines' ? <textarea rows={2} {...shared} /> : <input {...shared} />}
    </FieldFrame>
  );
}

/** One of a few options. */
export function ChoiceField({ field, path }: { field: FieldOf<'choice'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  const current = typeof value === 'string' ? value : (field.whenAbsent ?? '');
  const known = field.options.includes(current);
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id} short>
      <select
        id={id}
        class={input.input}
        aria-invalid={wrong}
        value={current}
        onChange={(event) => write(event.currentTarget.value || undefined)}
      >
        {(field.optional || !known) && (
          <option value={known ? '' : current}>{known ? t('field.unstated') : current || t('field.unstated')}</option>
        )}
        {field.options.map((option) => (
          <option key={option} value={option}>
            {field.text(option)}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

/** Yes or no. */
export function FlagField({ field, path }: { field: FieldOf<'flag'>; path: Path }) {
  const [value, write] = useValue(path);
  const checked = typeof value === 'boolean' ? value : Boolean(field.whenAbsent);
  return (
    <label id={fieldId(path)} class={styles.flag}>
      <input
        type="checkbox"
        class={styles.box}
        checked={checked}
        onChange={(event) => write(event.currentTarget.checked)}
      />
      <span>
        {labelOf(field)}
        {field.hint && <span class={styles.flagFieldHint}>{t(field.hint)}</span>}
      </span>
    </label>
  );
}

export function NumberField({ field, path }: { field: FieldOf<'number'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id} short>
      <div class={styles.short}>
        <NumberInput id={id} value={value} wrong={wrong} onValue={write} />
      </div>
    </FieldFrame>
  );
}

interface NumberInputProps {
  id: string;
  value: unknown;
  wrong: boolean;
  describedBy?: string;
  /** A number; the typed text if it is not one; undefined if it is empty. */
  onValue(value: number | string | undefined): void;
}

/** A number as people write it; it is formatted when the field is left. */
export function NumberInput({ id, value, wrong, describedBy, onValue }: NumberInputProps) {
  // The typed text; null: the formatted value is shown.
  const typed = useSignal<string | null>(null);
  const stale = typed.value !== null && readValue(typed.value) !== value;
  return (
    <input
      id={id}
      class={input.input}
      inputMode="decimal"
      aria-invalid={wrong}
      aria-describedby={describedBy}
      value={typed.value === null || stale ? numberText(value, language.value) : typed.value}
      onInput={(event) => {
        typed.value = event.currentTarget.value;
        onValue(readValue(typed.value));
      }}
      onBlur={() => (typed.value = null)}
    />
  );
}

function readValue(text: string): number | string | undefined {
  return text.trim() === '' ? undefined : (numberIn(text, language.value) ?? text);
}
