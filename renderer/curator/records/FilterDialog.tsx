import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { FieldCondition } from '../../../db/model/api/selection.ts';
import { t } from '../app/i18n.ts';
import { useOwnWords } from '../fields/use-own-words.ts';
import input from '../ui/Field.module.css';
import { Check, SelectField, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { isRanged, type ListColumn } from './columns.ts';
import { RecordName } from './RecordName.tsx';
import { RecordPicker } from './RecordPicker.tsx';

interface FilterDialogProps {
  columns: readonly ListColumn[];
  onAdd(conditions: FieldCondition[]): void;
  onClose(): void;
}

type Draft = Partial<Record<FieldCondition['test'], string>>;

/** Asks for a column and what it has to hold. */
export function FilterDialog({ columns, onAdd, onClose }: FilterDialogProps) {
  const name = useSignal<string | null>(null);
  const draft = useSignal<Draft>({});
  const column = columns.find((each) => each.name === name.value);
  const conditions = (Object.entries(draft.value) as [FieldCondition['test'], string][])
    .filter(([test, value]) => test === 'none' || value.trim() !== '')
    .map(([test, value]) => ({ field: name.value ?? '', test, value: value.trim() }));
  return (
    <FormDialog
      title={t('lists.filter.title')}
      submit={t('lists.filter.apply')}
      canSubmit={conditions.length > 0}
      onClose={onClose}
      onSubmit={() => {
        onAdd(conditions);
        onClose();
      }}
    >
      <SelectField
        label={t('lists.filter.column')}
        none={t('lists.filter.choose')}
        value={name.value}
        options={columns.map((each) => [each.name, each.label])}
        onChoose={(next) => {
          name.value = next;
          draft.value = {};
        }}
      />
      {column && draft.value.none === undefined && (
        <Wanted key={column.name} column={column} draft={draft.value} onDraft={(next) => (draft.value = next)} />
      )}
      {column?.field && (
        <Check
          checked={draft.value.none !== undefined}
          onChange={(checked) => (draft.value = checked ? { none: '' } : {})}
        >
          {t('lists.filter.none')}
        </Check>
      )}
    </FormDialog>
  );
}

interface WantedProps {
  column: ListColumn;
  draft: Draft;
  onDraft(draft: Draft): void;
}

/** What the column has to hold, by the form of its field. */
function Wanted({ column, draft, onDraft }: WantedProps) {
  const id = useId();
  const { words: own } = useOwnWords(column.field?.form === 'choice' ? column.field.more : undefined);
  const words = [...Object.entries(column.words), ...own];
  if (column.pointsTo && draft.is) return <RecordName recordKey={{ kind: column.pointsTo, id: draft.is }} />;
  if (column.pointsTo) {
    return (
      <div>
        <label class={input.label} for={id}>
          {column.label}
        </label>
        <RecordPicker id={id} kind={column.pointsTo} onChoose={(record) => onDraft({ is: record.id })} />
      </div>
    );
  }
  if (words.length > 0) {
    return (
      <SelectField
        label={column.label}
        none={t('lists.filter.choose')}
        value={draft.is ?? null}
        options={words}
        onChoose={(next) => onDraft(next === null ? {} : { is: next })}
      />
    );
  }
  if (isRanged(column)) {
    return (
      <>
        <TextField
          label={t('lists.filter.from')}
          hint={t('lists.filter.rangeHint')}
          value={draft.from ?? ''}
          onInput={(from) => onDraft({ ...draft, from })}
        />
        <TextField label={t('lists.filter.to')} value={draft.to ?? ''} onInput={(to) => onDraft({ ...draft, to })} />
      </>
    );
  }
  return <TextField label={t('lists.filter.has')} value={draft.has ?? ''} onInput={(has) => onDraft({ has })} />;
}
