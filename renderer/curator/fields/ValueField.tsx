import { useId } from 'preact/hooks';
import type { Amount } from '../../../db/model/api/claim.ts';
import { type Qualifier, qualifiers } from '../../../db/model/vocabulary.ts';
import { formatAmount } from '../../shared/format/amount.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t, visitorText } from '../app/i18n.ts';
import { fieldId, useForm, useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { emptyText, type FieldOf as FieldKind, labelOf } from '../kinds/field.ts';
import { Segments } from '../ui/Segments.tsx';
import { DateField } from './DateField.tsx';
import { FieldFrame, FieldProblems } from './FieldFrame.tsx';
import styles from './Fields.module.css';
import { NumberInput } from './InputFields.tsx';
import { TrilingualField } from './TrilingualField.tsx';

const sorts = ['amount', 'date', 'statement'] as const;
type Sort = (typeof sorts)[number];

const fresh: Record<Sort, () => unknown> = { amount: () => '', date: () => '', statement: emptyText };

/** The value of a claim: exactly one of amount, date and statement. */
export function ValueField({ field, within }: { field: FieldKind<'value'>; within: Path }) {
  const { form } = useForm();
  const [amount] = useValue([...within, 'amount']);
  const [date] = useValue([...within, 'date']);
  const [statement] = useValue([...within, 'statement']);
  const sort: Sort = date !== undefined ? 'date' : statement !== undefined ? 'statement' : 'amount';
  const choose = (next: Sort): void => {
    const { amount: _a, date: _d, statement: _s, ...rest } = form.body.value;
    form.replace({ ...rest, [next]: { amount, date, statement }[next] ?? fresh[next]() });
  };
  return (
    <FieldFrame path={[...within, field.name]} label={labelOf(field)} hint={field.hint}>
      <Segments
        label={labelOf(field)}
        options={sorts}
        text={(each) => t(`value.${each}`)}
        value={sort}
        onChoose={choose}
      />
      {sort === 'amount' && <AmountField within={within} />}
      {sort === 'date' && <DateField field={{ form: 'date', name: 'date' }} path={[...within, 'date']} />}
      {sort === 'statement' && (
        <TrilingualField field={{ form: 'trilingual', name: 'statement', rows: 2 }} path={[...within, 'statement']} />
      )}
    </FieldFrame>
  );
}

type Range = { min?: unknown; max?: unknown };
const isRange = (value: unknown): value is Range => typeof value === 'object' && value !== null;

const ways = ['number', 'range'] as const;

/** A number, or a range with open ends; with the text that visitors read. */
function AmountField({ within }: { within: Path }) {
  const path = [...within, 'amount'];
  const [value, write] = useValue(path);
  const [qualifier] = useValue([...within, 'qualifier']);
  const [counts] = useValue([...within, 'counts']);
  const [kind] = useValue([...within, 'kind']);
  const wrong = useProblems(path).length > 0;
  const whole = useIsPersons(counts) && kind !== 'average';
  const id = useId();
  const way = isRange(value) ? 'range' : 'number';
  const change = (next: (typeof ways)[number]): void =>
    write(next === 'range' ? { min: numberOr(value) } : isRange(value) ? (value.min ?? value.max ?? '') : '');
  return (
    <div id={fieldId(path)}>
      <Segments
        label={t('amount.way')}
        options={ways}
        value={way}
        text={(each) => t(`amount.${each}`)}
        onChoose={change}
      />
      <div class={styles.line}>
        {isRange(value) ? (
          <>
            <End
              id={`${id}-min`}
              text={t('amount.from')}
              value={value.min}
              {...{ wrong, whole }}
              onValue={(min) => write(given({ ...value, min }))}
            />
            <End
              id={`${id}-max`}
              text={t('amount.to')}
              value={value.max}
              {...{ wrong, whole }}
              onValue={(max) => write(given({ ...value, max }))}
            />
          </>
        ) : (
          <End
            id={id}
            text={t('amount.number')}
            value={value}
            {...{ wrong, whole }}
            onValue={(next) => write(next ?? '')}
          />
        )}
        <output class={styles.said}>{amountSaid(value, qualifier)}</output>
      </div>
      <FieldProblems path={path} />
    </div>
  );
}

interface EndProps {
  id: string;
  text: string;
  value: unknown;
  wrong: boolean;
  whole: boolean;
  onValue(value: number | string | undefined): void;
}

function End({ id, text, ...rest }: EndProps) {
  return (
    <div class={styles.end}>
      <label class={styles.word} for={id}>
        {text}
      </label>
      <NumberInput id={id} {...rest} />
    </div>
  );
}

/** Whether a population is counted in persons, who are whole. */
function useIsPersons(population: unknown): boolean {
  const { api } = useWorkshop();
  const { value } = useLoad(
    async () => (typeof population === 'string' ? api.record({ kind: 'population', id: population }) : null),
    [api, population],
  );
  return value?.id === population && value?.body.unit === 'persons';
}

const numberOr = (value: unknown): unknown => (value === '' ? undefined : value);

/** Removes open ends. */
function given(range: Range): Range {
  return Object.fromEntries(Object.entries(range).filter(([, end]) => end !== undefined));
}

function amountSaid(value: unknown, qualifier: unknown): string {
  const amount = amountOf(value);
  const known = qualifiers.find((each): each is Qualifier => each === qualifier) ?? 'exact';
  return amount ? formatAmount(amount, known, language.value, visitorText) : '';
}

function amountOf(value: unknown): Amount | null {
  if (typeof value === 'number') return { min: value, max: value };
  if (!isRange(value)) return null;
  const [min, max] = [value.min, value.max].map((end) => (typeof end === 'number' ? end : null));
  return min === null && max === null ? null : { min: min ?? null, max: max ?? null };
}
