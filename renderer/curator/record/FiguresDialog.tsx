import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { useId } from 'preact/hooks';
import type { RecordKey, RecordSummary } from '../../../db/model/api/records.ts';
import { readDate } from '../../../db/model/entry/written/written-date.ts';
import { figureKinds } from '../../../db/model/vocabulary.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, t } from '../app/i18n.ts';
import { NumberInput } from '../fields/InputFields.tsx';
import { PickOrMake } from '../fields/PickOrMake.tsx';
import { visitorOption } from '../kinds/field.ts';
import { freeId } from '../records/NewRecord.tsx';
import { RecordName } from '../records/RecordName.tsx';
import { Button } from '../ui/Button.tsx';
import field from '../ui/Field.module.css';
import { SelectField, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './RecordEditor.module.css';

interface Row {
  date: string;
  amount: number | string | undefined;
}

interface Values {
  period: string;
  amount: number;
}

const emptyRow = (): Row => ({ date: '', amount: undefined });
const isEmpty = ({ date, amount }: Row): boolean => date.trim() === '' && amount === undefined;

interface FiguresDialogProps {
  camp: RecordKey;
  onClose(): void;
  /** One headcount was added; others may follow, or fail. */
  onAdded(): void;
}

/** Several headcounts of one source at once: what is the same for all of them is asked once. */
export function FiguresDialog({ camp, onClose, onAdded }: FiguresDialogProps) {
  const { api } = useWorkshop();
  const id = useId();
  const kind = useSignal<(typeof figureKinds)[number] | null>(null);
  const counts = useSignal<string | null>(null);
  const source = useSignal<string | null>(null);
  const locator = useSignal('');
  const rows = useSignal<Row[]>([emptyRow(), emptyRow()]);
  const unread = useSignal<number | null>(null);
  const { value: populations } = useLoad(() => api.records({ kind: 'population', limit: 100 }), [api]);
  const put = (index: number, change: Partial<Row>): void => {
    const next = rows.value.map((row, at) => (at === index ? { ...row, ...change } : row));
    rows.value = next.at(-1) && !isEmpty(next.at(-1) as Row) ? [...next, emptyRow()] : next;
    unread.value = null;
  };
  const create = async (values: Values): Promise<void> => {
    const when = values.period.replace(/[^0-9]+/g, '-').replace(/^-|-$/g, '') || 'undated';
    const id = await freeId(api, 'claim', `${camp.id.slice(0, 80)}-${when}`);
    const citation = { source: source.value, ...(locator.value.trim() && { locator: locator.value.trim() }) };
    const about = { subject: camp, property: 'headcount', kind: kind.value, counts: counts.value };
    const body = { id, ...about, ...values, citations: [citation] };
    await api.create('claim', { id, body, reason: t('figures.reason') });
  };
  const add = async (): Promise<void> => {
    const filled = rows.value.filter((row) => !isEmpty(row));
    const wrong = filled.find((row) => valuesOf(row) === null);
    if (wrong) {
      unread.value = rows.value.indexOf(wrong) + 1;
      return;
    }
    for (const row of filled) {
      const values = valuesOf(row);
      if (values === null) continue;
      await create(values);
      // What is written is not written twice when a later row fails.
      rows.value = rows.value.filter((each) => each !== row);
      onAdded();
    }
    onClose();
  };
  const choices = (populations?.records ?? []).map(
    ({ id: each, title }: RecordSummary) => [each, inLanguage(title) || each] as const,
  );
  return (
    <FormDialog
      title={t('figures.title')}
      submit={t('figures.add')}
      canSubmit={kind.value !== null && counts.value !== null && source.value !== null && !rows.value.every(isEmpty)}
      wide
      onClose={onClose}
      onSubmit={add}
    >
      <p class={field.hint}>{t('figures.lead')}</p>
      <div class={styles.figures}>
        <SelectField
          label={t('field.figureKind')}
          none={t('lists.filter.choose')}
          value={kind.value}
          options={figureKinds.map((each) => [each, visitorOption('kind')(each)])}
          onChoose={(next) => (kind.value = next)}
        />
        <SelectField
          label={t('kind.population')}
          none={t('lists.filter.choose')}
          value={counts.value}
          options={choices}
          onChoose={(next) => (counts.value = next)}
        />
        <div>
          <label class={field.label} for={id}>
            {t('kind.source')}
          </label>
          {source.value === null ? (
            <PickOrMake id={id} kind="source" onChoose={(record) => (source.value = record.id)} />
          ) : (
            <span class={styles.chosen}>
              <RecordName recordKey={{ kind: 'source', id: source.value }} />
              <Button
                look="plain"
                icon={X}
                aria-label={t('field.remove', { label: t('kind.source') })}
                onClick={() => (source.value = null)}
              />
            </span>
          )}
        </div>
        <TextField label={t('field.locator')} value={locator.value} onInput={(next) => (locator.value = next)} />
        {rows.value.map((row, index) => (
          <FigureRow key={index} row={row} number={index + 1} onPut={(change) => put(index, change)} />
        ))}
      </div>
      {unread.value !== null && <Notice tone="live">{t('figures.unread', { number: unread.value })}</Notice>}
    </FormDialog>
  );
}

interface FigureRowProps {
  row: Row;
  number: number;
  onPut(change: Partial<Row>): void;
}

function FigureRow({ row, number, onPut }: FigureRowProps) {
  const id = useId();
  return (
    <>
      <TextField label={t('figures.date', { number })} value={row.date} onInput={(date) => onPut({ date })} />
      <div>
        <label class={field.label} for={id}>
          {t('figures.amount', { number })}
        </label>
        <NumberInput
          id={id}
          value={row.amount ?? ''}
          wrong={typeof row.amount === 'string'}
          onValue={(amount) => onPut({ amount })}
        />
      </div>
    </>
  );
}

/** Null where the date or the number has no single meaning; people are whole numbers. */
function valuesOf({ date, amount }: Row): Values | null {
  const { readings, sure } = readDate(date);
  const [period] = readings;
  if (!sure || period === undefined || typeof amount !== 'number' || !Number.isInteger(amount)) return null;
  return { period, amount };
}
