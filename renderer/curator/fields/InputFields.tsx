import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useId } from 'preact/hooks';
import { readNumber, writeNumber } from '../../../db/model/entry/written/written-number.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { fieldId, useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import styles from './Fields.module.css';
import lists from './Lists.module.css';
import { NewPicked } from './NewPicked.tsx';
import { useOwnWords } from './use-own-words.ts';

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
      <div class={lists.line}>
        {field.form === 'lines' ? <textarea rows={2} {...shared} /> : <input {...shared} />}
        {field.day && <Button onClick={() => write(new Date().toLocaleDateString('sv'))}>{t('field.today')}</Button>}
      </div>
    </FieldFrame>
  );
}

/** One of a few options, to which a museum may add its own. */
export function ChoiceField({ field, path }: { field: FieldOf<'choice'>; path: Path }) {
  const id = useId();
  const { more } = field;
  const { words, learn } = useOwnWords(more);
  const options = [...field.options.map((each) => [each, field.text(each)] as const), ...words];
  const isMaking = useSignal(false);
  const [value, write] = useValue(path);
  const wrong = useProblems(path).length > 0;
  const current = typeof value === 'string' ? value : (field.whenAbsent ?? '');
  const known = options.some(([option]) => option === current);
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint} controlId={id} short>
      <div class={lists.line}>
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
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
        {more && (
          <Button
            icon={Plus}
            aria-label={t('picker.new', { kind: t(`kind.${more}` as Key) })}
            onClick={() => (isMaking.value = true)}
          />
        )}
      </div>
      {more && isMaking.value && (
        <NewPicked
          kind={more}
          onClose={() => (isMaking.value = false)}
          onCreated={(record) => {
            isMaking.value = false;
            learn(record);
            write(record.id);
          }}
        />
      )}
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
        <NumberInput id={id} value={value} wrong={wrong} decimal={field.decimal === true} onValue={write} />
      </div>
    </FieldFrame>
  );
}

interface NumberInputProps {
  id: string;
  value: unknown;
  wrong: boolean;
  describedBy?: string;
  /** A comma or point always begins a fraction, as of degrees. */
  decimal?: boolean;
  /** What is counted is whole: a fraction is not offered. */
  whole?: boolean;
  /** A number; the typed text if it is not one, or one of two; undefined if it is empty. */
  onValue(value: number | string | undefined): void;
}

/** A number as people write it; it is formatted when the field is left. Asks which of two numbers is meant. */
export function NumberInput({
  id,
  value,
  wrong,
  describedBy,
  decimal = false,
  whole = false,
  onValue,
}: NumberInputProps) {
  // The typed text; null: the formatted value is shown.
  const typed = useSignal<string | null>(null);
  const read = (text: string) => inputOf(text, decimal);
  const stale = typed.value !== null && read(typed.value) !== value;
  const reading = typeof value === 'string' ? readNumber(value, decimal) : null;
  const all = reading !== null && 'readings' in reading ? reading.readings : [];
  const readings = whole ? all.filter(Number.isInteger) : all;
  const choose = (meant: number): void => {
    typed.value = null;
    onValue(meant);
  };
  return (
    <>
      <input
        id={id}
        class={input.input}
        inputMode="decimal"
        aria-invalid={wrong}
        aria-describedby={describedBy}
        value={typed.value === null || stale ? textOf(value) : typed.value}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          onValue(read(typed.value));
        }}
        onBlur={() => (typed.value = null)}
      />
      {readings.length > 0 && (
        <output class={styles.readings}>
          <span>{t(whole ? 'number.askWhole' : 'number.ask')}</span>
          {readings.map((meant) => (
            <Button key={meant} onClick={() => choose(meant)}>
              {writeNumber(meant, language.value)}
            </Button>
          ))}
        </output>
      )}
    </>
  );
}

function inputOf(text: string, decimal: boolean): number | string | undefined {
  if (text.trim() === '') return undefined;
  const reading = readNumber(text, decimal);
  return 'value' in reading ? reading.value : text;
}

/** The text of a field for a value of the body: a formatted number, or the typed text. */
function textOf(value: unknown): string {
  if (typeof value === 'number') return writeNumber(value, language.value);
  return typeof value === 'string' ? value : '';
}
