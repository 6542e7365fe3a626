import { useId } from 'preact/hooks';
import type { TablePreview } from '../../../db/model/record/workshop.ts';
import input from '../shell/Input.module.css';
import { t } from '../state/words.ts';
import styles from './ReadAs.module.css';
import type { Reading } from './useTableImport.ts';

const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const;
const delimiters = [
  [';', 'semicolon'],
  [',', 'comma'],
  ['\t', 'tab'],
] as const;

/** Encoding and delimiter, or the sheet, as they were found, with a way to say otherwise. */
export function ReadAs({ preview, onRead }: { preview: TablePreview; onRead(reading: Reading): void }) {
  const { rows, sheet, sheets, encoding, delimiter } = preview;
  return (
    <div class={styles.read}>
      <p class={styles.rows}>{t('tables.rows', { count: rows })}</p>
      {sheet !== null && (
        <Choice
          label={t('tables.sheet')}
          value={sheet}
          options={sheets.map((name) => [name, name])}
          onChoose={(next) => onRead({ sheet: next })}
        />
      )}
      {delimiter !== null && (
        <>
          <Choice
            label={t('tables.encoding')}
            value={encoding}
            options={encodings.map((name) => [name, name.toUpperCase()])}
            onChoose={(next) => onRead({ encoding: next })}
          />
          <Choice
            label={t('tables.delimiter')}
            value={delimiter}
            options={delimiters.map(([sign, name]) => [sign, t(`tables.delimiter.${name}`)])}
            onChoose={(next) => onRead({ delimiter: next })}
          />
          <p class={styles.hint}>{t('tables.letters')}</p>
        </>
      )}
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: string;
  options: [value: Value, words: string][];
  onChoose(value: Value): void;
}

function Choice<Value extends string>({ label, value, options, onChoose }: ChoiceProps<Value>) {
  const id = useId();
  const choose = (chosen: string): void => {
    const option = options.find(([each]) => each === chosen);
    if (option) onChoose(option[0]);
  };
  return (
    <div>
      <label class={input.label} for={id}>
        {label}
      </label>
      <select id={id} class={input.input} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
