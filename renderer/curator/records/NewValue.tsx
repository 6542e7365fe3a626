import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { readDate } from '../../../db/model/entry/written/written-date.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../app/i18n.ts';
import { NumberInput } from '../fields/InputFields.tsx';
import { Phrases } from '../fields/Phrases.tsx';
import { useOwnWords } from '../fields/use-own-words.ts';
import { emptyText, type FieldOf, labelOf } from '../kinds/field.ts';
import input from '../ui/Field.module.css';
import { Check, SelectField, TextField } from '../ui/Field.tsx';
import type { ListColumn } from './columns.ts';
import { RecordName } from './RecordName.tsx';
import { RecordPicker } from './RecordPicker.tsx';

interface NewValueProps {
  column: ListColumn;
  /** Undefined: nothing is chosen yet; null: the field is to be emptied. */
  value: string | number | boolean | Record<Language, string> | null | undefined;
  onValue(value: NewValueProps['value']): void;
}

/** The value that a field of many records gets. */
export function NewValue({ column, value, onValue }: NewValueProps) {
  return (
    <>
      {value !== null && <ValueOf column={column} value={value} onValue={onValue} />}
      <Check checked={value === null} onChange={(checked) => onValue(checked ? null : undefined)}>
        {t('many.empty')}
      </Check>
    </>
  );
}

function ValueOf({ column, value, onValue }: NewValueProps) {
  const id = useId();
  const { field, label, words, pointsTo } = column;
  const { words: own } = useOwnWords(field?.form === 'choice' ? field.more : undefined);
  if (field?.form === 'trilingual') return <TextsOf field={field} value={value} onValue={onValue} />;
  if (field?.form === 'date') return <DateText label={label} onValue={onValue} />;
  if (field?.form === 'number') {
    return (
      <div>
        <label class={input.label} for={id}>
          {label}
        </label>
        <NumberInput
          id={id}
          value={typeof value === 'object' ? '' : (value ?? '')}
          wrong={typeof value === 'string'}
          onValue={(next) => onValue(typeof next === 'number' ? next : undefined)}
        />
      </div>
    );
  }
  if (pointsTo && typeof value === 'string') return <RecordName recordKey={{ kind: pointsTo, id: value }} />;
  if (pointsTo) {
    return (
      <div>
        <label class={input.label} for={id}>
          {label}
        </label>
        <RecordPicker id={id} kind={pointsTo} onChoose={(record) => onValue(record.id)} />
      </div>
    );
  }
  const options = [...Object.entries(words), ...own];
  if (options.length === 0) {
    return (
      <TextField
        label={label}
        value={String(value ?? '')}
        onInput={(next) => onValue(next === '' ? undefined : next)}
      />
    );
  }
  return (
    <SelectField
      label={label}
      none={t('lists.filter.choose')}
      value={value === undefined ? null : String(value)}
      options={options}
      onChoose={(next) => onValue(next === null ? undefined : field?.form === 'flag' ? next === 'true' : next)}
    />
  );
}

/** The same words in three languages; all of them are needed. */
function TextsOf({
  field,
  value,
  onValue,
}: Pick<NewValueProps, 'value' | 'onValue'> & { field: FieldOf<'trilingual'> }) {
  const texts = useSignal<Record<Language, string>>(typeof value === 'object' && value ? value : emptyText());
  const write = (next: Record<Language, string>): void => {
    texts.value = next;
    onValue(languages.every((language) => next[language].trim() !== '') ? next : undefined);
  };
  return (
    <>
      {field.phrases && <Phrases phrases={field.phrases} value={texts.value} onValue={write} />}
      {languages.map((language) => (
        <TextField
          key={language}
          label={`${labelOf(field)}, ${translateIn(language)('language.short')}`}
          value={texts.value[language]}
          onInput={(next) => write({ ...texts.value, [language]: next })}
        />
      ))}
    </>
  );
}

/** A date as people write it; what has no single meaning is not taken. */
function DateText({ label, onValue }: Pick<NewValueProps, 'onValue'> & { label: string }) {
  const text = useSignal('');
  const { readings, sure } = readDate(text.value);
  const [only] = readings;
  const said = only !== undefined && sure ? only : null;
  return (
    <TextField
      label={label}
      hint={said ?? t('date.advice')}
      value={text.value}
      onInput={(next) => {
        text.value = next;
        const read = readDate(next);
        onValue(read.sure ? read.readings[0] : undefined);
      }}
    />
  );
}
