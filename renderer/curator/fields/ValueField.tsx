import { useForm, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { emptyText, type FieldOf as FieldKind } from '../kinds/field.ts';
import { t } from '../state/words.ts';
import { AmountField } from './AmountField.tsx';
import { DateField } from './DateField.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { labelOf } from './label.ts';
import { Segments } from './Segments.tsx';
import { TrilingualField } from './TrilingualField.tsx';

const sorts = ['amount', 'date', 'statement'] as const;
type Sort = (typeof sorts)[number];

const fresh: Record<Sort, () => unknown> = { amount: () => '', date: () => '', statement: emptyText };

/** What a claim says: a number, a date or a statement, and never two of them. */
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
        word={(each) => t(`value.${each}`)}
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
